import { every, expectGoodLook } from "../accessibility/look.ts";
import { inviteAdministrator } from "../house/admin.ts";
import { enrol, holdKey } from "../house/device.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";

test("the first administrator enrols by the command's link, signs in again by passkey, and invites a colleague", async ({
  page,
  browser,
  stack,
}) => {
  const key = await holdKey(page);
  const link = await inviteAdministrator(stack, "Nora Feld");
  await enrol(page, link);
  await expect(page.getByText("Nora Feld, Administrator")).toBeVisible();
  expect(await key.count()).toBe(1);

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/desk");
  await expect(page.getByText("Nora Feld, Administrator")).toBeVisible();

  // The invitation worked once.
  await page.goto("/desk/people");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(link);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "This invitation was used, replaced or is older than three days.",
  );
  expect(await key.count()).toBe(1);
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);

  // A colleague, by a link made on the page.
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("link", { name: "People" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ivo Brandt");
  await page.getByLabel("Role").selectOption("Responder");
  await page.getByLabel("Unit").selectOption("FBI Sacramento Field Office");
  await page.getByRole("button", { name: "Make an invitation" }).click();
  const shown = page.getByRole("status").getByText("/sign-in/invitation#");
  const colleagues = await shown.innerText();
  await page.reload();
  await expect(page.getByText("/sign-in/invitation#")).toHaveCount(0);

  const other = await (await browser.newContext()).newPage();
  await holdKey(other);
  await enrol(other, colleagues);
  await expect(
    other.getByText("Ivo Brandt, Responder, FBI Sacramento Field Office"),
  ).toBeVisible();
  await other.context().close();
});

test("an invitation that was read out on the phone is typed, and lets in who typed it", async ({
  page,
  browser,
  signIn,
}) => {
  await signIn("Grace Adeyemi");
  await page.goto("/desk/people");
  await page.getByLabel("Name", { exact: true }).fill("Olga Reyes");
  await page.getByLabel("Role").selectOption("Responder");
  await page.getByLabel("Unit").selectOption("FBI Sacramento Field Office");
  // Other journeys on this stack may have left changes that wait for an answer.
  const inviting = page.getByRole("region", { name: "Invite somebody" });
  await inviting.getByLabel(/I mean it/).check();
  await page.getByRole("button", { name: "Make an invitation" }).click();
  const groups = page.locator(".one-time-groups").getByRole("listitem");
  await expect(groups).toHaveCount(13);
  await expectGoodLook(page, "invitation, shown once", every);
  const heard = (await groups.allInnerTexts()).join(" ").toLowerCase();

  const other = await (await browser.newContext()).newPage();
  await holdKey(other);
  await other.goto("/sign-in/invitation");
  const field = other.getByLabel("The thirteen groups of your invitation");
  await field.fill(heard.replace(/.$/, "?"));
  await other.getByRole("button", { name: "Make a passkey" }).click();
  await expect(other.getByRole("alert")).toContainText("look through it once");
  await expectGoodLook(other, "invitation, mistyped", every);
  await field.fill(heard);
  await other.getByRole("button", { name: "Make a passkey" }).click();
  await expect(
    other.getByText("Olga Reyes, Responder, FBI Sacramento Field Office"),
  ).toBeVisible();
  await other.context().close();
});

test("a device without a key of this desk is refused in words", async ({
  page,
}) => {
  await holdKey(page);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText("No passkey was given.");
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a passkey that was replaced by a new invitation opens nothing", async ({
  page,
  browser,
  stack,
  signIn,
}) => {
  await holdKey(page);
  await enrol(page, await inviteAdministrator(stack, "Paul Gruber"));

  const inside = await browser.newContext();
  const grace = await inside.newPage();
  await signIn("Grace Adeyemi", grace);
  await grace.getByRole("link", { name: "People" }).click();
  await grace.getByRole("link", { name: "Paul Gruber" }).click();
  const again = grace.getByRole("group").filter({ hasText: "Invite again…" });
  await again.getByText("Invite again…").click();
  await again.getByLabel("I mean it").check();
  await grace.getByRole("button", { name: "Make a new invitation" }).click();
  await expect(grace.getByText("/sign-in/invitation#")).toBeVisible();

  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "That passkey is not known here, was replaced by a newer one",
  );
  await inside.close();
});

test("a passkey that can hold no key is refused in words, and the invitation stays good", async ({
  page,
  stack,
}) => {
  await holdKey(page, { hasPrf: false });
  const link = await inviteAdministrator(stack, "Olga Reyes");
  await page.goto(link);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "This passkey cannot hold the key that opens reports.",
  );
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a newcomer reads nothing until a colleague lets them in, and then what their unit reads", async ({
  page,
  browser,
  world,
  signIn,
}) => {
  const { reportId, organisation } = await world.fileReport("accepted");
  const inside = await browser.newContext();
  const grace = await inside.newPage();
  await signIn("Grace Adeyemi", grace);
  await grace.goto("/desk/people");
  const form = grace.getByRole("region", { name: "Invite somebody" });
  await form.getByLabel("Name", { exact: true }).fill("Ilse Novak");
  await form.getByLabel("Role").selectOption("Responder");
  await form.getByLabel("Unit").selectOption("FBI Sacramento Field Office");
  await form.getByLabel("I mean it").check();
  await form.getByRole("button", { name: "Make an invitation" }).click();
  const link = await grace
    .getByRole("status")
    .getByText("/sign-in/invitation#")
    .innerText();

  await holdKey(page);
  await enrol(page, link);
  await expect(page.getByText("Reports do not open for you yet")).toBeVisible();
  await page.goto(`/desk/reports/${reportId}`);
  await expect(
    page.getByRole("heading", { name: "Opens when a colleague lets you in" }),
  ).toBeVisible();
  await expect(page.getByText(organisation)).toHaveCount(0);
  await expect(page.getByText("Transfer to another unit…")).toHaveCount(0);
  await page.getByRole("link", { name: "What to read out to them" }).click();
  const print = await page.locator(".print").innerText();

  const beside = await browser.newContext();
  const miguel = await beside.newPage();
  await signIn("Miguel Santos", miguel);
  await miguel.getByRole("link", { name: "Unit" }).click();
  const row = miguel.getByRole("listitem").filter({ hasText: "Ilse Novak" });
  await expect(row).toContainText(print);
  await row.getByLabel("I mean it").check();
  await row.getByRole("button", { name: /let in/ }).click();
  await expect(miguel.getByRole("row", { name: /Ilse Novak/ })).toBeVisible();

  await page.goto(`/desk/reports/${reportId}`);
  await expect(page.getByText(organisation).first()).toBeVisible();
  await expect(page.getByText("Reports do not open for you yet")).toHaveCount(
    0,
  );
  await inside.close();
  await beside.close();
});
