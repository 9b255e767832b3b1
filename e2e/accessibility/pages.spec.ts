import type { Page } from "playwright/test";
import { addMessage } from "#app/domain/report/add-message.server.ts";
import { closeReport } from "#app/domain/closure/close.server.ts";
import { sendMessage } from "#app/domain/correspondence/message.server.ts";
import { acceptReport } from "#app/domain/routing/accept.server.ts";
import { answersFor } from "#db/testing/answers.ts";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { test } from "../permissions/test.ts";
import { ask } from "../permissions/visitor.ts";
import type { World } from "../permissions/world.ts";
import { choose } from "../reporter/answers.ts";
import { expect } from "../test.ts";
import { expectGoodLook, few } from "./look.ts";
import { changeNumber } from "../reporter/report.ts";
import { makeDraft, openByCode, speak, submit } from "./scene.ts";
import { longLine, longText } from "./words.ts";

test("pages open to everybody look good in every state", async ({ page }) => {
  const titles = new Map<string, string>();
  for (const locale of ["en", "es"] as const) {
    await page.goto("/");
    await speak(page, locale);
    const looks = locale === "es" ? few : undefined;
    for (const path of ["/", "/where-to-report", "/report", "/follow", "/x"]) {
      await page.goto(path);
      await expectGoodLook(page, `${locale} ${path}`, looks);
      titles.set(`${locale} ${path}`, await page.title());
    }
  }
  expect(new Set(titles.values()).size).toBe(titles.size);

  await speak(page, "en");
  for (const place of [
    "zip=93301",
    "zip=42223",
    "zip=00000",
    "zip=09001",
    "zip=nonsense",
    "state=CA",
    "country=DE&kind=other-financial&also=eu-establishment&now=yes",
    "country=XX",
    "zip=93243&kind=bank&what=money&now=yes",
    "kind=individual&what=personal-data",
  ]) {
    await page.goto(`/where-to-report?${place}`);
    await expectGoodLook(page, `where ${place}`, few);
  }
  for (const query of ["?ended", "?left"]) {
    await page.goto(`/follow${query}`);
    await expectGoodLook(page, `follow ${query}`, few);
  }
  await page.goto("/follow");
  await submit(page);
  await expectGoodLook(page, "follow, no code", few);
  await page.goto("/report");
  await submit(page);
  await expectGoodLook(page, "report, no answer", few);
});

test("the access code, the check page and two texts at once look good", async ({
  page,
  world,
  stack,
}) => {
  const code = await makeDraft(world, answersFor(), { keepsCode: false });
  await openByCode(page, code);
  await page.goto("/report");
  await expectGoodLook(page, "report, one open already", few);

  await page.context().clearCookies();
  await page.goto("/report");
  await choose(page.locator("#danger"));
  await submit(page);
  await choose(page.locator("#device_safe"));
  await submit(page);
  await expectGoodLook(page, "code");
  await page.locator("summary").first().click();
  await page.locator("#last-group").fill("ZZZ");
  await submit(page, 1);
  await expectGoodLook(page, "code, wrong group", few);

  const long = {
    org_name: longLine,
    what_seen: longText,
    contact_name: longLine,
    contact_email: `${"very.long.".repeat(6)}name@${"sub.".repeat(20)}example`,
  };
  await openByCode(page, await makeDraft(world, answersFor(long)));
  await page.goto("/report/check");
  await expectGoodLook(page, "check, complete and long");
  await openByCode(
    page,
    await makeDraft(world, answersFor({ ...long, reporter_role: "counsel" })),
  );
  await page.goto("/report/check");
  await expectGoodLook(page, "check, with more to ask", few);

  // Another window saves while this one types.
  await openByCode(page, await makeDraft(world, answersFor()));
  await page.goto("/report/what");
  const inputs = page.locator("main form input[type=hidden]");
  const hidden = await inputs.evaluateAll((all) =>
    all.map((each): [name: string, value: string] => [
      each.getAttribute("name") ?? "",
      each.getAttribute("value") ?? "",
    ]),
  );
  const form = {
    ...Object.fromEntries(hidden),
    what_seen: longText,
    "first_noticed.notKnown": "on",
  };
  await ask(stack.url, "/report/what", {
    form,
    cookies: await cookiesOf(page),
  });
  await page.locator("#what_seen").fill(`Here ${longLine}`);
  await submit(page);
  await expect(page.locator(".versions section")).toHaveCount(2);
  await expectGoodLook(page, "two texts");
});

test("receipt and follow-up look good from the first hour to the last", async ({
  page,
  world,
}) => {
  const { reportId, code, write } = await fileLong(world);
  await openByCode(page, code);
  await page.goto("/report/receipt");
  await expectGoodLook(page, "receipt");
  await page.goto("/follow/advice");
  await expectGoodLook(page, "advice", few);
  await page.goto("/follow/report");
  await expectGoodLook(page, "follow-up, just sent", few);

  const { db, keyring } = world;
  const by = await world.viewerOf("responder");
  const command = { reportId, by, keyring };
  await acceptReport(db, { ...command, now: new Date() });
  for (const body of [longText, "One line.", longLine]) {
    const sent = {
      ...command,
      kind: "message",
      body,
      now: new Date(),
    } as const;
    await sendMessage(db, sent);
    await write(body);
  }
  const asking = { ...command, kind: "question", body: longText } as const;
  await sendMessage(db, { ...asking, now: new Date() });
  await page.goto("/follow/report");
  await expectGoodLook(page, "follow-up, with a question and messages");
  await submit(page);
  await expectGoodLook(page, "follow-up, an empty answer", few);
  await speak(page, "es");
  await page.goto("/follow/report");
  await page.locator("#body").fill("a".repeat(5_000));
  await submit(page, 1);
  await expectGoodLook(page, "follow-up, too long, in Spanish", few);
  const ending = { outcome: "confirmed-referred", words: longText } as const;
  await closeReport(db, { ...command, ...ending, now: new Date() });
  await page.goto("/follow/report");
  await expectGoodLook(page, "follow-up, closed, in Spanish", few);

  // The page of one report, sent when another is open.
  await page.goto("/follow/report");
  await page
    .locator("main form input[name=report]")
    .first()
    .evaluate((input) => input.setAttribute("value", "another"));
  await page.locator("#body").fill("Too late.");
  await submit(page);
  await expect(page.locator("main")).not.toContainText("Too late.");
  await expectGoodLook(page, "follow-up, another report's", few);
});

test("codes for colleagues look good, few and many, in both languages", async ({
  page,
  world,
}) => {
  const { db, keyring } = world;
  const of = await fileReport(db, keyring, { now: new Date() });
  await openByCode(page, of.code);
  await page.goto("/follow/codes");
  await expectGoodLook(page, "codes, none yet", few);
  await submit(page);
  await expectGoodLook(page, "codes, nothing said", few);
  for (const label of [longLine.slice(0, 60), "🌙 مناوبة ليلية", "Counsel"])
    await joinByCode(db, keyring, {
      ...{ of, label, scope: "read", now: new Date() },
    });
  await page.goto("/follow/codes");
  await expectGoodLook(page, "codes, several");
  await page.locator("#label").fill("Night shift");
  await choose(page.locator("#scope"));
  await speak(page, "es");
  await submit(page, 3);
  await expectGoodLook(page, "codes, shown in Spanish", few);
  const reader = await joinByCode(db, keyring, {
    ...{ of, scope: "read", now: new Date() },
  });
  await openByCode(page, reader.code);
  await expectGoodLook(page, "follow-up, to read, in Spanish", few);
  await page.goto("/follow/codes");
  await expectGoodLook(page, "codes, refused, in Spanish", few);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "Esto no",
  );
});

test("a lost code looks good on both sides, in both languages", async ({
  page,
  world,
  signIn,
}) => {
  const report = await world.fileReport("accepted");
  for (const locale of ["en", "es"] as const) {
    await page.goto("/follow/lost-code");
    await speak(page, locale);
    await page.goto("/follow/lost-code");
    await submit(page);
    await expectGoodLook(page, `lost code, nothing said, ${locale}`, few);
    await page.locator("#reference").fill(world.openReference);
    await submit(page);
    await expectGoodLook(page, `lost code, new code, ${locale}`, few);
    const code = await page.locator("#code").innerText();
    await page.locator("#last-group").fill(code.trim().slice(-4));
    await submit(page, 1);
    await expectGoodLook(page, `lost code, asked, ${locale}`, few);
    await page.goto("/follow");
    await page.locator("#code").fill(code);
    await submit(page);
    await expect(page.locator(".usa-alert--info")).toBeVisible();
    await expectGoodLook(page, `lost code, waits, ${locale}`, few);
  }
  await world.loseCode(report, false);
  await openByCode(page, report.code);
  await expectGoodLook(page, "follow-up, a new code asked for, es", few);
  await changeNumber(world.db, report, "+1 900 555 0666");
  await page.getByRole("button", { name: "No fui yo" }).click();
  await expectGoodLook(page, "follow-up, objected to a new code, es", few);
  await world.loseCode(report, false);
  await signIn("Dana Okafor");
  await page.goto(`/desk/reports/${report.reportId}`);
  await expect(page.locator("#lost-code")).toBeVisible();
  await page.locator("#lost-code summary").first().click();
  await expectGoodLook(page, "desk, codes reported lost", few);
  await world.loseCode(report, true);
  await page.goto(`/desk/reports/${report.reportId}`);
  await expectGoodLook(page, "desk, a code to let in", few);
});

test("pages of a failing server look good", async ({ page, stack }) => {
  const answer = await ask(stack.url, "/report", { form: {}, origin: null });
  expect(answer.status).toBe(403);
  await page.route("**/plain", (route) =>
    route.fulfill({ status: 403, contentType: "text/html", body: answer.text }),
  );
  await page.goto("/plain");
  await expectGoodLook(page, "plain page");
});

async function fileLong(world: World) {
  const { db, keyring } = world;
  const answers = {
    org_name: longLine,
    what_seen: longText,
    contact_name: longLine,
    told: ["fbi", "insurer"],
  } as const;
  const now = new Date();
  const filed = await fileReport(db, keyring, {
    answers: { ...answers, told: [...answers.told] },
    now,
  });
  const { session } = filed;
  const write = (body: string) =>
    addMessage(db, { session, body, kind: "message", now: new Date() });
  return { ...filed, write };
}

async function cookiesOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
