import { expect, test } from "../test.ts";
import { carrier } from "../reporter/answers.ts";
import { fileReport } from "../reporter/report.ts";
import { queueRows } from "./desk.ts";

test("a responder finds a report by what it says, reads the sentence, and no address tells what for", async ({
  page,
  browser,
}) => {
  const outside = await browser.newContext({ javaScriptEnabled: false });
  await fileReport(await outside.newPage(), {
    ...carrier,
    org_name: "Tejon Search Telephone",
    what_seen:
      "All was quiet. Then a Lazulite implant called hxxp://c2.lazulite-host[.]net/a twice. We slept.",
  });
  await outside.close();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /Miguel Santos/ }).click();
  await expect(page).toHaveURL("/desk");

  const box = page.getByRole("searchbox", { name: "Search" });
  const searchFor = async (typed: string) => {
    await box.fill(typed);
    await box.press("Enter");
    await expect(page).toHaveURL(/[?&]sought=/);
    await expect(box).toHaveValue(typed);
  };
  await searchFor('"lazulite IMPLANT"');
  const row = queueRows(page).first();
  await expect(row.getByRole("link")).toHaveText("Tejon Search Telephone");
  await expect(row.locator("mark")).toHaveText("Lazulite implant");
  await expect(row).toContainText("What was noticed:");
  await expect(row).not.toContainText("We slept");
  expect(page.url().toLowerCase()).not.toContain("lazulite");

  // Names, and the words of other reports.
  await searchFor("telephone");
  const best = page.getByRole("link", { name: "Best match first" });
  await best.click();
  await expect(page).toHaveURL(/order=best/);
  await expect(best).toHaveAttribute("aria-current", "true");
  await searchFor("lazulite-host.net");
  await expect(page).toHaveURL(/order=best/);
  await expect(row.locator("mark")).toHaveText(
    "hxxp://c2.lazulite-host[.]net/a",
  );
  await searchFor("tejon sear");
  await expect(row.locator("mark")).toHaveText(["Tejon", "Search"]);

  await searchFor("lazulites");
  await expect(
    page.getByRole("heading", { name: /^No report fits/ }),
  ).toBeVisible();
  await searchFor("the of");
  await expect(page.getByText("Type a word that says more.")).toBeVisible();
});
