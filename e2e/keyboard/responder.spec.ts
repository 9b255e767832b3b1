import { expect, test } from "../test.ts";
import { carrier } from "../reporter/answers.ts";
import { fileReport } from "../reporter/report.ts";
import { panel, queueRows } from "../responder/desk.ts";
import { press, tabTo, type } from "./keys.ts";

test("a report is found, accepted, asked about, answered and closed by keyboard alone", async ({
  page,
  browser,
}) => {
  const outside = await browser.newContext({ javaScriptEnabled: false });
  const rosa = await outside.newPage();
  const organisation = "Tulare Keys Telephone";
  const { code } = await fileReport(rosa, {
    ...carrier,
    org_name: organisation,
  });

  await page.goto("/sign-in");
  await press(page, page.getByRole("button", { name: /Miguel Santos/ }));
  await expect(page).toHaveURL("/desk");

  // The queue's own keys.
  const keys = page.getByRole("button", { name: "Keys" });
  await expect(keys).toBeVisible();
  const rows = queueRows(page).getByRole("link");
  await page.keyboard.press("j");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+J");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("2 selected")).toBeHidden();
  await page.keyboard.press("p");
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText(
    (await rows.nth(1).textContent()) ?? "nobody",
  );
  await page.keyboard.press("p");
  await expect(preview).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(page).toHaveURL("/desk?unread=yes");
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL("/desk");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys of the queue" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("/");
  await expect(page.getByLabel("Search")).toBeFocused();
  await page.keyboard.type("Tulare Keys");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveText([organisation]);
  // In the search field a letter is a letter.
  await expect(page.getByLabel("Search")).toHaveValue("Tulare Keys");
  await tabTo(page, rows);
  await page.keyboard.press("o");
  await expect(
    page.getByRole("heading", { level: 1, name: organisation }),
  ).toBeVisible();

  // A letter leads to what acts at once, and does not press it.
  const accept = page.getByRole("button", { name: "Accept for my unit" });
  await page.keyboard.press("c");
  await expect(accept).toBeFocused();
  await page.keyboard.press("Enter");
  const confirm = page.getByRole("link", { name: "Confirm severity…" });
  await expect(confirm).toBeVisible();

  // The report's own keys; in a box a letter is a letter.
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keys of a report" });
  await expect(list).toBeVisible();
  const areKeysOn = list.getByLabel("Single keys are on");
  await areKeysOn.uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.keyboard.press("?");
  await expect(list).toBeHidden();
  await press(page, page.getByRole("button", { name: /^Keys/ }));
  await areKeysOn.check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await expect(page.getByLabel("Your message")).toBeFocused();
  await page.keyboard.type("next");
  await expect(page.getByLabel("Your message")).toHaveValue("next");
  await expect(page.getByText(/^Kept [\d:]+, not sent$/)).toBeVisible();
  await press(page, page.getByText("Ask the reporter a question"));
  await type(page, page.getByLabel("Your question"), "Since when?");
  await press(page, page.getByRole("button", { name: "Send question" }));
  await expect(panel(page, "Messages with the reporter")).toContainText(
    "Question, not answered yet",
  );

  // The reporter's side of it.
  await rosa.goto("/follow");
  await type(rosa, rosa.getByLabel("Access code", { exact: true }), code);
  await rosa.keyboard.press("Enter");
  await type(rosa, rosa.getByLabel("Your answer"), "Since Friday.");
  await press(rosa, rosa.getByRole("button", { name: "Send answer" }));
  await expect(
    rosa.getByRole("listitem").filter({ hasText: "Since Friday." }),
  ).toBeVisible();

  await page.reload();
  await expect(panel(page, "Messages with the reporter")).toContainText(
    "Since Friday.",
  );
  // Typed and not sent, it outlives the page.
  await expect(page.getByLabel("Your message")).toHaveValue("next");
  await press(page, page.getByText("More", { exact: true }));
  await press(page, page.getByRole("link", { name: /Close with an outcome/ }));
  await type(page, page.getByLabel("Outcome"), "No compromise");
  await type(
    page,
    page.getByLabel("What you tell the reporter"),
    "It was an update of the vendor.",
  );
  await press(page, page.getByRole("button", { name: "Close the report" }));
  await expect(
    page.getByText("Closed: No compromise found").first(),
  ).toBeVisible();
  await outside.close();
});
