import type { Page } from "playwright/test";
import { answersGiven } from "#app/domain/form/answers.ts";
import { makeDraft } from "../accessibility/scene.ts";
import type { World } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { fieldOf } from "./answers.ts";
import { openByCode } from "./report.ts";

/**
 * The page that asks what was noticed, open in a draft that has reached it; the draft's code. For what is tried on this page
 * alone: other journeys come to it by hand, page after page.
 */
export async function openNarrative(page: Page, world: World) {
  const code = await makeDraft(world, answersGiven(untilNarrative));
  await openByCode(page, code);
  await expect(fieldOf(page, "what_seen")).toBeVisible();
  return code;
}

const untilNarrative: Parameters<typeof answersGiven>[0] = {
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
  reporter_role: "works-there",
  report_kind: "compromise",
  identity: "named",
  org_name: "Owens Valley Networks",
  country: "US",
  site: { zip: "93301", countyFips: "06029", state: null },
};
