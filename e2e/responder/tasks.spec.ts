import { demonstrationReportId } from "#db/seed/demonstration.server.ts";
import { staff } from "../permissions/world.ts";
import { expect, test } from "../test.ts";
import { panel } from "./desk.ts";

const path = `/desk/reports/${demonstrationReportId(1)}`;

test("tasks are added, started from a playbook, given to somebody, ticked, and seen by a colleague as they are", async ({
  page,
  browser,
  signIn,
  expectAccessible,
}) => {
  await signIn(staff.triageLead);
  await page.goto(path);
  const tasks = panel(page, "Tasks");
  await expect(tasks).toContainText("None yet");
  await tasks.getByText("Start a playbook…").click();
  await tasks.getByLabel("Which playbook").selectOption("diverted-payment");
  await tasks.getByRole("button", { name: "Add its steps as tasks" }).click();
  await expect(tasks.getByRole("listitem")).toHaveCount(5);

  const second = await browser.newContext();
  const other = await second.newPage();
  await signIn(staff.triageResponder, other);
  const told = other.waitForResponse((one) => one.url().includes("/now?seen="));
  await other.goto(path);
  await told;
  const theirs = panel(other, "Tasks");

  await tasks.getByText("Add a task…").click();
  await tasks
    .getByLabel("What is to be done")
    .fill("Ask for the log of the bank");
  await tasks
    .getByLabel("Who does it")
    .last()
    .selectOption({ label: "Dana Okafor" });
  await tasks.getByLabel("By when").last().selectOption("hour");
  await tasks.getByRole("button", { name: "Add the task" }).click();
  const line = theirs
    .getByRole("listitem")
    .filter({ hasText: "Ask for the log of the bank" });
  await expect(line).toContainText("Dana Okafor");
  await expect(line).toContainText("New");
  await theirs
    .getByRole("button", { name: "Done: Ask for the log of the bank" })
    .click();
  await expect(theirs).toContainText("1 of 6 done");
  await expect(tasks).toContainText("1 of 6 done");
  await expect(
    page.getByRole("link", { name: /^Tasks \(1\/6\)/ }),
  ).toBeVisible();
  await tasks.getByText("1 done").click();
  await expect(tasks).toContainText("Done by Dana Okafor");
  await tasks.getByText("Change…").first().click();
  await expect(tasks).toContainText("Checked 2026-11-30");
  await expectAccessible();
  await second.close();
});
