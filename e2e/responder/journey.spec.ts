import type { Page } from "playwright/test";
import type { ContactPolicy } from "#app/domain/vocabulary/correspondence.ts";
import { openStack, type Stack } from "../stack.ts";
import { expect, test as base } from "../test.ts";
import { carrier, type Said } from "../reporter/answers.ts";
import { fileReport, openByCode } from "../reporter/report.ts";
import { jobsDone } from "./jobs.ts";
import { act, openFromQueue, openMore, panel, queueRows } from "./desk.ts";

/** On a stack of its own: other journeys' reports would stand in the queue before this one. */
const test = base.extend<object, { stack: Stack }>({
  stack: [
    async ({}, use) => {
      const stack = await openStack({
        serverUrl: process.env.E2E_SERVER_URL ?? "",
        template: process.env.E2E_TEMPLATE ?? "",
      });
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** The same words in every journey, so that they can be looked for in every mail. */
const words = {
  narrative:
    "Two core routers were changed «في الليل» 🛰️ and none of us did it.",
  question: "Which firmware do the routers run, and since when?",
  answer: "Release 7.11, since the spring.",
  transfer: "The affected building stands in Oakland.",
  refusal: "The equipment is in Bakersfield, not in our territory.",
  closing: "The accounts were removed and the routers rebuilt. Thank you.",
  addition: "The same account came back last night.",
};

/** What the reporter says of mail, and what may then arrive. */
const wishes = {
  silent: { mail_wish: "silent" },
  notice: { mail_safe: "not-sure", mail_wish: "notice" },
  conversation: { mail_wish: "conversation" },
} satisfies Record<ContactPolicy, Said>;

for (const policy of ["silent", "notice", "conversation"] as const)
  test(`a report is worked to its end and opened again, and mail says what "${policy}" allows`, async ({
    browser,
    page: miguel,
    signIn,
    stack,
  }) => {
    const organisation = `Kern ${policy} Telephone`;
    const address = `rosa.${policy}@example.org`;
    const said: Said = {
      ...carrier,
      ...wishes[policy],
      org_name: organisation,
      what_seen: words.narrative,
      contact_email: address,
    };

    const outside = await browser.newContext({ javaScriptEnabled: false });
    const rosa = await outside.newPage();
    const { code, reference } = await fileReport(rosa, said);
    await expect(rosa.getByRole("main")).toContainText(
      "FBI Sacramento Field Office",
    );
    const steps = rosa.getByRole("listitem");
    const look = async () => {
      await openByCode(rosa, code);
      await expect(
        rosa.getByRole("heading", { level: 1, name: "Your report" }),
      ).toBeVisible();
    };

    // The office it went to has it on top, with what it is and why.
    await signIn("Miguel Santos", miguel);
    await expectOnTop(miguel, organisation);
    await openFromQueue(miguel, organisation);
    await expect(
      miguel.getByRole("heading", { level: 1, name: organisation }),
    ).toBeVisible();
    await expect(panel(miguel, "Why this band")).toContainText(
      "Raised whatever the score",
    );
    await expect(panel(miguel, "Why this unit")).toContainText(
      "The affected site lies in the territory of this field office",
    );
    await expect(panel(miguel, "Answers")).toContainText(words.narrative);

    await look();
    await expect(
      rosa.getByText("A person at FBI Sacramento Field Office opened it."),
    ).toBeVisible();
    await expect(
      rosa.getByText(/Opened by a person at [\d:]+ [AP]M/),
    ).toBeVisible();

    // Accepted, and asked.
    await miguel.getByRole("button", { name: "Accept for my unit" }).click();
    await expect(
      miguel.getByRole("link", { name: "Confirm severity…" }),
    ).toBeVisible();
    await openMore(miguel);
    await miguel.getByRole("button", { name: "Assign to me" }).click();
    await expect(panel(miguel, "Why this unit")).toContainText(
      "Worked by Miguel Santos",
    );
    await act(miguel, "Ask the reporter a question", {
      fields: { "Your question": words.question },
      button: "Send question",
    });
    await expect(panel(miguel, "Messages with the reporter")).toContainText(
      "Question, not answered yet",
    );

    // The reporter sees it all and answers.
    await look();
    await expect(
      rosa.getByText("Waiting for an answer from you"),
    ).toBeVisible();
    await expect(
      rosa.getByText("FBI Sacramento Field Office took it on."),
    ).toBeVisible();
    await expect(
      rosa.getByRole("heading", { name: "Questions for you" }),
    ).toBeVisible();
    await expect(rosa.getByText(words.question).first()).toBeVisible();
    await rosa.getByLabel("Your answer").fill(words.answer);
    await rosa.getByRole("button", { name: "Send answer" }).click();
    await expect(steps.filter({ hasText: words.answer })).toHaveCount(1);
    await expect(rosa.getByLabel("Your answer")).toHaveCount(0);

    await miguel.reload();
    await expect(panel(miguel, "Messages with the reporter")).toContainText(
      "Question, answered",
    );
    await expect(panel(miguel, "Messages with the reporter")).toContainText(
      words.answer,
    );

    // Handed over, refused, and back.
    const [reportUrl = ""] = miguel.url().split("#");
    await act(miguel, "Transfer to another unit…", {
      choices: { "To which unit": "FBI San Francisco Field Office" },
      fields: { "Why it belongs there": words.transfer },
      button: "Transfer",
    });
    await expect(miguel.getByRole("status")).toContainText("Transferred.");
    const gone = await miguel.goto(reportUrl);
    expect(gone?.status()).toBe(404);
    const inside = await browser.newContext();
    const tom = await inside.newPage();
    await signIn("Tom Becker", tom);
    await openFromQueue(tom, organisation);
    await expect(panel(tom, "Why this unit")).toContainText(words.transfer);
    await act(tom, "Refuse…", {
      fields: { "Why it is not for your unit": words.refusal },
      button: "Refuse with this reason",
    });
    await expect(tom.getByRole("status")).toContainText("Refused.");
    await expect(queueRows(tom).filter({ hasText: organisation })).toHaveCount(
      0,
    );
    await inside.close();

    await miguel.goto("/desk");
    await openFromQueue(miguel, organisation);
    await expect(panel(miguel, "Why this unit")).toContainText(words.refusal);
    await look();
    await expect(
      rosa.getByText(
        "FBI Sacramento Field Office passed it to FBI San Francisco Field Office.",
      ),
    ).toBeVisible();
    await expect(
      rosa.getByText("FBI San Francisco Field Office could not take it on."),
    ).toBeVisible();
    for (const inner of [words.transfer, words.refusal])
      await expect(rosa.getByText(inner)).toHaveCount(0);

    // Closed with an outcome; what the reporter adds opens it again.
    await act(miguel, "Close with an outcome…", {
      choices: { Outcome: "Compromise confirmed and contained" },
      fields: { "What you tell the reporter": words.closing },
      button: "Close the report",
    });
    await expect(
      miguel.getByText("Closed: Compromise confirmed and contained").first(),
    ).toBeVisible();
    await look();
    await expect(
      rosa.getByText("The break-in was confirmed and stopped.").first(),
    ).toBeVisible();
    await expect(rosa.getByText(words.closing)).toBeVisible();
    await rosa.getByLabel("Your message").fill(words.addition);
    await rosa.getByRole("button", { name: "Send message" }).click();
    await expect(rosa.getByText("It was opened again.")).toBeVisible();
    await expect(rosa.getByText(words.addition)).toBeVisible();
    await miguel.goto("/desk");
    await openFromQueue(miguel, organisation);
    await expect(panel(miguel, "Messages with the reporter")).toContainText(
      words.addition,
    );

    // What the mail server holds.
    await jobsDone(stack.databaseUrl);
    const mails = stack.mail.received.filter(({ to }) => to.includes(address));
    const inner = [words.narrative, words.transfer, words.refusal, code];
    const ours = [
      reference,
      organisation,
      "Sacramento",
      ...Object.values(words),
    ];
    for (const { source, mail } of mails) {
      const whole = [source, mail.subject, mail.text, mail.html].join("\n");
      for (const never of policy === "notice" ? [...ours, code] : inner)
        expect(whole).not.toContain(never);
    }
    const subjects = mails.map(({ mail }) => mail.subject);
    switch (policy) {
      case "silent":
        expect(subjects).toEqual([]);
        await expect(panel(miguel, "Mail to the reporter")).toContainText(
          "None, and none will be sent",
        );
        break;
      case "notice":
        expect(new Set(subjects)).toEqual(
          new Set(["Please look at the portal"]),
        );
        break;
      case "conversation": {
        const texts = mails.map(({ mail }) => mail.text ?? "").join("\n");
        expect(texts).toContain(words.question);
        expect(texts).toContain(words.closing);
        for (const subject of subjects) expect(subject).toContain(reference);
      }
    }
    await outside.close();
  });

/** On top of all whose time has not lapsed yet, and these are in the order in which they lapse, below what is overdue. */
async function expectOnTop(page: Page, organisation: string): Promise<void> {
  await page.goto("/desk");
  await expect(page.getByText("overdue, the most severe first")).toBeVisible();
  const inTime = queueRows(page).filter({
    hasNotText: / (?:minute|min|h|days) over/,
  });
  await expect(inTime.first()).toContainText(organisation);
  await expect(inTime.first()).toContainText(/in \d+ min/);
  const dues = await queueRows(page)
    .locator(".row-due time")
    .evaluateAll((times) =>
      times.map((time) => ({
        isOverdue: / over$/.test(time.textContent ?? ""),
        at: time.getAttribute("datetime") ?? "",
      })),
    );
  const overdue = dues.filter(({ isOverdue }) => isOverdue);
  const ahead = dues.filter(({ isOverdue }) => !isOverdue);
  expect(dues.length).toBeGreaterThan(1);
  expect(dues).toEqual([...overdue, ...ahead]);
  expect(ahead).toEqual(ahead.toSorted((a, b) => a.at.localeCompare(b.at)));
}
