import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

export const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds on the page as it stands. No page of ours holds another one, so it need not be put together in a window of its own;
 * and what is in order is not told: together a third of the time.
 */
export async function violationsOf(
  page: Page,
  chosen: { tags: string[] } | { rules: string[] },
) {
  const builder = new AxeBuilder({ page })
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
