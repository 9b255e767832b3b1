import AxeBuilder from "@axe-core/playwright";
import axe from "axe-core";
import type { Page } from "playwright/test";

export const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds on the page as it stands. No page of ours holds another one, so it need not be put together in a window of its own;
 * and what is in order is not told: together a third of the time. Its half a megabyte is put into a page once, where the builder
 * would do so twice at each look: half of the rest.
 */
export async function violationsOf(
  page: Page,
  chosen: { tags: string[] } | { rules: string[] },
) {
  const holdsAxe = await page.evaluate(() => "axe" in window);
  if (!holdsAxe) await page.evaluate(axe.source);
  // An empty text would be taken for none.
  const builder = new AxeBuilder({ page, axeSource: ";" })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] });
  const { violations } = await (
    "tags" in chosen
      ? builder.withTags(chosen.tags)
      : builder.withRules(chosen.rules)
  ).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target }) => target.join(" ")),
  }));
}
