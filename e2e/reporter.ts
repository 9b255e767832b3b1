import { expect, type Page } from "@playwright/test";

/** A reporter at the form: what they choose and type, by the words they read. */
export function reporterOn(page: Page) {
  const choose = (question: RegExp, answer: string | RegExp) =>
    page
      .getByRole("group", { name: question })
      .getByText(answer, typeof answer === "string" ? { exact: true } : {})
      .click();
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  return {
    choose,
    next,

    /** Begins a report, keeps its code and gives back the last group. Returns the code. */
    async begin(): Promise<string> {
      await page.goto("/report");
      await choose(/physical danger/, "No");
      await next();
      const code = await page.locator("#code").innerText();
      await page.getByLabel(/last four characters/).fill(code.trim().slice(-4));
      await next();
      return code.trim();
    },

    async saySafe() {
      await choose(/device and its network safe/, "Yes");
      await choose(/mail safe/, "I am not sure");
      await choose(/phones safe/, "Yes");
      await next();
      await choose(/classified/, "No");
      await next();
    },

    async sayWho() {
      await choose(/connected with/, "I work there");
      await choose(/What are you reporting/, /Systems may have been/);
      await next();
      await page.getByLabel("Name of the affected").fill(organisation);
      await page.getByLabel("Country of the affected").selectOption("US");
      await choose(/fits the organization/, /^Telephone, internet/);
      await next();
      await page.getByLabel("ZIP code", { exact: true }).fill("93301");
      await next();
    },

    async sayWhat() {
      await page.getByLabel("What did you notice?").fill(account);
      await page.getByLabel("Date").fill("2026-01-20");
      await page.getByLabel("Time (optional)").fill("02:50");
      await page.getByLabel("Time zone").selectOption("America/Los_Angeles");
      await next();
      await choose(/What may be affected/, /^Routers and switches/);
      await next();
      await choose(/down or slowed/, "No, everything works");
      await next();
      await next();
      await choose(/done already/, "Nothing yet");
      await choose(/told already/, "Nobody yet");
      await next();
    },

    async sayHowToReach() {
      await choose(/With whom may this/, "The FBI and CISA");
      await choose(/give your name/, "Yes, with my name");
      await next();
      await page.getByLabel("Your name").fill("Dana Whitfield");
      await page.getByLabel(/^A phone number/).fill("+1 661 555 0142");
      await page.getByLabel(/^A mail address/).fill("dana@example.org");
      await next();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "Check your answers",
      );
    },
  };
}

export const organisation = "Kern Valley Telephone Cooperative";
export const account =
  "An account nobody knows changed an ACL on our core router at 02:50.";
