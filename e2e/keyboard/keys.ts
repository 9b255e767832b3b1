import type { Locator, Page } from "playwright/test";
import { getQuestion } from "#app/domain/form/answers.ts";
import { pages } from "#app/domain/form/page-order.ts";
import { questionsOn, type QuestionId } from "#app/domain/form/questions.ts";
import { expect } from "../test.ts";
import {
  dateOf,
  fieldOf,
  optionName,
  pageLeft,
  pageOf,
  type Said,
} from "../reporter/answers.ts";

/** More than any page of ours has places to stop at. */
const longest = 150;

/** Tab, or Shift and Tab, until one of these has the focus; wherever it stops on the way, it is seen. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  await expect(target.first()).toBeAttached();
  // Looked up once, as finding by role on every stop takes longer than all else.
  const wanted = await target.elementHandles();
  for (let stop = 0; stop < longest; stop++) {
    await page.keyboard.press(key);
    await expectFocusSeen(page);
    const isThere = await page.evaluate(
      (elements) => elements.some((each) => each === document.activeElement),
      wanted,
    );
    if (isThere) return;
  }
  throw new Error(`${key} never reached ${String(target)}`);
}

/** Tab to a button or link, and Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

export async function type(
  page: Page,
  target: Locator,
  text: string,
): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** What has the focus is on the screen, once it has slid in, with an outline around it or what is drawn for it. */
async function expectFocusSeen(page: Page): Promise<void> {
  const unseen = async () => {
    const { on, isMarked, isOnScreen } = await focusOf(page);
    return isMarked && isOnScreen ? null : { on, isMarked, isOnScreen };
  };
  await expect.poll(unseen).toBeNull();
}

function focusOf(page: Page) {
  return page.evaluate(() => {
    const active = document.activeElement;
    // Between the last place of the page and the first, the browser has it.
    if (!(active instanceof HTMLElement) || active === document.body)
      return { on: "the browser", isMarked: true, isOnScreen: true };
    // A part inside the control has it, as the calendar of a date does; the browser draws that itself.
    const isInside = !active.matches(":focus");
    const labels =
      active instanceof HTMLInputElement ? [...(active.labels ?? [])] : [];
    const shown = [active, ...labels];
    const isOutlined = shown
      .flatMap((each) => [
        getComputedStyle(each),
        getComputedStyle(each, "::before"),
        getComputedStyle(each, "::after"),
      ])
      .some(
        ({ outlineStyle, outlineWidth }) =>
          outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      );
    const isOnScreen = shown.some((each) => {
      const { top, bottom, left, right, width } = each.getBoundingClientRect();
      return (
        width > 0 &&
        bottom > 0 &&
        right > 0 &&
        top < window.innerHeight &&
        left < window.innerWidth
      );
    });
    return {
      on: active.outerHTML.slice(0, 120),
      isMarked: isInside || isOutlined,
      isOnScreen,
    };
  });
}

/** Answers page after page by keys alone, until the check page. */
export async function walkByKeys(page: Page, said: Said): Promise<void> {
  for (;;) {
    await page.waitForLoadState("domcontentloaded");
    const id = pageOf(page);
    if (id === null) return;
    if (pages.find((each) => each.id === id)?.holds !== "questions")
      throw new Error(`${id} asks nothing`);
    for (const question of questionsOn(id)) {
      const words = said[question.id];
      if (words === undefined) continue;
      if (question.id === "country") await unfold(page);
      if ((await fieldOf(page, question.id).count()) === 0) continue;
      await answerByKeys(page, question.id, [words].flat());
    }
    await press(page, page.getByRole("button", { name: "Continue" }));
    await pageLeft(page, id);
  }
}

async function answerByKeys(
  page: Page,
  id: QuestionId,
  said: readonly string[],
): Promise<void> {
  const field = fieldOf(page, id);
  const [first = ""] = said;
  switch (getQuestion(id).kind) {
    case "choice":
      return chooseByArrows(
        page,
        field.getByRole("radio"),
        optionName(id, first),
      );
    case "choices":
      for (const option of said) {
        const name = optionName(id, option);
        const box = field.getByRole("checkbox", { name, exact: true });
        await tabTo(page, box);
        await page.keyboard.press("Space");
        await expect(box).toBeChecked();
      }
      return;
    case "place":
      return type(
        page,
        field.getByLabel("US ZIP code", { exact: true }),
        first,
      );
    case "moment": {
      const said = dateOf(first);
      const [year, month, day] = said.split("-");
      const date = field.getByLabel("Date", { exact: true });
      await type(page, date, `${month}${day}${year}`);
      return expect(date).toHaveValue(said);
    }
    case "country":
      return type(page, field, "United States");
    default:
      return type(page, field, first);
  }
}

async function unfold(page: Page): Promise<void> {
  const fold = page.locator("details.outside:not([open]) summary");
  if ((await fold.count()) === 0) return;
  await tabTo(page, fold);
  await page.keyboard.press("Enter");
}

/** Into the group by Tab, then down to the option; the first is chosen by Space. */
async function chooseByArrows(
  page: Page,
  radios: Locator,
  name: string,
): Promise<void> {
  await tabTo(page, radios);
  await page.keyboard.press("Space");
  const wanted = radios.and(page.getByRole("radio", { name, exact: true }));
  const count = await radios.count();
  for (let step = 0; step < count; step++) {
    if (await wanted.isChecked()) return;
    await page.keyboard.press("ArrowDown");
    await expectFocusSeen(page);
  }
  throw new Error(`the arrows never reached ${name}`);
}
