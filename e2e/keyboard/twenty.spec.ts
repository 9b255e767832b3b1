import { fileReport } from "#db/testing/reports.server.ts";
import { test } from "../permissions/test.ts";
import { staff } from "../permissions/world.ts";
import { queueRows } from "../responder/desk.ts";
import { expect } from "../test.ts";
import { press, tabTo, type } from "./keys.ts";

const count = 20;

test("twenty reports are accepted, answered and closed one after the other by keyboard alone", async ({
  page,
  signIn,
  world,
}) => {
  // Some minutes where other journeys run beside it.
  test.slow();
  const { db, keyring } = world;
  for (let number = 1; number <= count; number++)
    await fileReport(db, keyring, {
      answers: { org_name: `Merced Keys ${number}` },
      now: new Date(),
    });
  await signIn(staff.responder);
  await page.goto("/desk");
  const rows = queueRows(page).getByRole("link");
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type('"Merced Keys"');
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(count);
  const address = page.url();
  await tabTo(page, rows);
  await page.keyboard.press("o");

  const place = page.locator(".report-place");
  for (let number = 1; number <= count; number++) {
    await expect(place).toContainText(`${number} of ${count}`);
    await page.keyboard.press("c");
    const accept = page.getByRole("button", { name: "Accept for my unit" });
    await expect(accept).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(accept).toHaveCount(0);

    await page.keyboard.press("a");
    const message = page.getByLabel("Your message");
    await expect(message).toBeFocused();
    await page.keyboard.type("We have your report, and look at it today.");
    await press(page, page.getByRole("button", { name: "Send message" }));
    await expect(
      page.getByRole("region", { name: "Messages with the reporter" }),
    ).toContainText("look at it today.");

    await page.keyboard.press("x");
    await type(page, page.getByLabel("Outcome"), "No compromise");
    await type(page, page.getByLabel("What you tell the reporter"), "Nothing.");
    await press(page, page.getByRole("button", { name: "Close the report" }));
    await expect(
      page.getByText("Closed: No compromise found").first(),
    ).toBeVisible();
    if (number < count) await page.keyboard.press("]");
  }
  await expect(page.getByRole("link", { name: "Next report" })).toHaveCount(0);
  await page.keyboard.press("[");
  await expect(place).toContainText(`${count - 1} of ${count}`);
  await press(page, place.getByRole("link", { name: "Queue" }));
  await expect(page).toHaveURL(address);
});
