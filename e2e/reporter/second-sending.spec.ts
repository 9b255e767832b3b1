import { expect, test } from "../test.ts";
import { forgetWrongCodes } from "../wrong-codes.ts";

test("a form that was sent and led nowhere can be sent again", async ({
  page,
  stack,
}) => {
  await forgetWrongCodes(stack);
  await page.clock.install();
  await page.goto("/follow");
  await page.getByLabel("Access code", { exact: true }).fill("ABCD");
  const open = page.getByRole("button", { name: "Open" });
  const isPost = (url: URL) => url.pathname === "/follow";
  // The page stays, as when somebody stops it on a slow network.
  await page.route(isPost, (route) => route.fulfill({ status: 204 }));
  await open.click();
  await expect(open).toHaveAttribute("aria-disabled", "true");
  await page.unroute(isPost);
  await page.clock.fastForward(5_000);
  await expect(open).not.toHaveAttribute("aria-disabled");
  await open.click();
  await expect(page.getByRole("alert")).toContainText(
    "This is not a whole access code",
  );
});
