import { mkdirSync } from "node:fs";
import type { Page } from "playwright/test";
import { expect } from "../test.ts";
import { violationsOf, wcag } from "./axe.ts";

/** As narrow as WCAG 1.4.10 asks, which is also 1280 pixels at 400 %; and a desk's width. */
const narrow = { width: 320, height: 640 };
const wide = { width: 1280, height: 900 };

const looks = [
  { name: "320-light", size: narrow, colorScheme: "light" },
  { name: "320-dark", size: narrow, colorScheme: "dark" },
  { name: "1280-dark", size: wide, colorScheme: "dark" },
  { name: "1280-forced", size: wide, forcedColors: "active" },
  { name: "1280-light", size: wide, colorScheme: "light" },
] as const;

/** Not of WCAG: everything in a landmark, one main, one heading of the first level, none left out. */
const outline = ["best-practice"];

type Look = (typeof looks)[number]["name"];
export const every = looks.map(({ name }) => name);
/** For a page of which another state is looked at in every look. */
export const few: Look[] = ["320-light", "1280-dark"];
/** For one of many pages that are made alike. */
export const one: Look[] = ["320-light"];

/** The page as it stands, in these looks: axe finds nothing, nothing is cut off or scrolls sideways, and its outline is whole. */
export async function expectGoodLook(
  page: Page,
  state: string,
  wanted: readonly Look[] = every,
): Promise<void> {
  for (const { name, size, ...media } of looks) {
    if (!wanted.includes(name)) continue;
    await page.emulateMedia({
      colorScheme: "light",
      forcedColors: "none",
      ...media,
    });
    await page.setViewportSize(size);
    const where = `${state}, ${name}`;
    await picture(page, `${state} ${name}`);
    // Forced colours are the reader's own, and axe would weigh those of our styles.
    if (name !== "1280-forced") {
      const chosen = name.endsWith("light") ? whole : colours;
      expect.soft(await violationsOf(page, chosen), where).toEqual([]);
    }
    expect.soft(await wider(page), `wider than ${where}`).toEqual([]);
  }
  expect.soft(await outlineOf(page), state).toEqual({
    lang: expect.stringMatching(/^(?:en|es)$/),
    title: expect.stringMatching(/\S/),
    headings: 1,
    mains: 1,
  });
}

/** Colours alone are looked at again where only they differ. */
const whole = { tags: [...wcag, ...outline] };
const colours = { rules: ["color-contrast", "link-in-text-block"] };

/** What reaches beyond the window's edge, unless it scrolls by itself or is not shown. */
async function wider(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const named = beyond.map(
      ({ tagName, className }) => `${tagName}.${String(className)}`,
    );
    return [`${scrollWidth} > ${clientWidth}`, ...named.slice(0, 8)];
  });
}

async function outlineOf(page: Page) {
  return page.evaluate(() => {
    const count = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((element) =>
        element.checkVisibility(),
      ).length;
    return {
      lang: document.documentElement.lang,
      title: document.title,
      headings: count("h1"),
      mains: count("main"),
    };
  });
}

/** To be looked at: PICTURES names a folder for one of each state and look. */
async function picture(page: Page, name: string) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const file = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: true });
}
