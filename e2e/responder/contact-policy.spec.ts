import { expectGoodLook, every } from "../accessibility/look.ts";
import { test } from "../permissions/test.ts";
import { staff } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { panel } from "./desk.ts";

test("mail that was made less careful after sending is shown in red until a responder has heard it from the reporter", async ({
  page,
  signIn,
  world,
}) => {
  const { reportId } = await world.fileReport("loosened");
  await signIn(staff.responder);
  await page.goto(`/desk/reports/${reportId}`);
  const messages = panel(page, "Messages with the reporter");
  await expect(messages).toContainText("nobody has confirmed it");
  await expect(messages).toContainText("Before: No mail is ever sent.");
  await expect(messages).toContainText("since: Mail carries your words.");
  await messages.getByText("I heard it from the reporter").click();
  await expectGoodLook(page, "contact policy held", every);
  await messages
    .getByRole("button", { name: "Confirm: mail may say this" })
    .press("Enter");
  await expect(messages).not.toContainText("nobody has confirmed it");
  await expect(messages).toContainText("Mail carries your words.");
  await expect(panel(page, "Timeline")).toContainText(
    "Heard from the reporter how much mail may say",
  );
});
