import { expect, test } from "vitest";
import { messageLetter } from "./message.ts";
import { noticeLetter } from "./notice.ts";
import { receiptLetter } from "./receipt.ts";

const locales = ["en", "es"] as const;
const shared = {
  siteName: "Landline",
  origin: "https://portal.example.org",
  reference: "LL-ABCD-EFGH",
};

test.each(locales)(
  "a notice in %s says to look at the portal and nothing else",
  (locale) => {
    const { subject, text, html } = noticeLetter({ locale });
    const whole = subject + text + html;
    expect(text).toMatch(/portal/);
    expect(whole).not.toMatch(
      /\d{4}|LL-|http|report|informe|landline|code|código|incident|urgent/i,
    );
    expect(text.length).toBeLessThan(250);
  },
);

test.each(locales)("a receipt in %s gives reference and time", (locale) => {
  const { subject, text } = receiptLetter({
    ...shared,
    locale,
    submittedAt: new Date("2026-11-22T03:14:00Z"),
  });
  expect(subject).toContain("LL-ABCD-EFGH");
  expect(text).toContain("UTC");
  expect(text).toContain("2026");
  expect(text).toContain("https://portal.example.org");
});

test.each(locales)(
  "a message in %s carries the unit's words as they were written",
  (locale) => {
    const { text, html, subject } = messageLetter({
      ...shared,
      locale,
      unitName: "Sacramento",
      isQuestion: true,
      body: 'Which <b>firmware</b> & model?\nSee "show version".\n',
    });
    expect(subject).toContain("LL-ABCD-EFGH");
    expect(text).toContain(
      'Which <b>firmware</b> & model?\nSee "show version".',
    );
    expect(html).toContain("Which &lt;b&gt;firmware&lt;/b&gt; &amp; model?");
    expect(html).not.toContain("<b>");
  },
);

test.each(locales)(
  "without an origin a mail in %s names the portal without a link",
  (locale) => {
    const { text } = receiptLetter({
      ...shared,
      origin: null,
      locale,
      submittedAt: new Date("2026-11-22T03:14:00Z"),
    });
    expect(text).not.toMatch(/null|http/);
  },
);
