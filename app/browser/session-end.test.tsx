// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { SessionEnd } from "#app/components/public/session-end.tsx";
import { watchSession } from "./session-end.ts";
import { openLine, type Said } from "./testing/line.ts";
import { openPage, part, pass } from "./testing/page.tsx";

const minute = 60_000;
const hour = 60 * minute;

/** A page whose report stays open for twelve hours; its server is asked what `server` says, and knows the time too. */
function open(
  server: { endsAt?: number; isLast?: boolean; is?: Said } = {},
  isCodeless = false,
) {
  openPage(<SessionEnd />, {
    session: { endsInMs: 12 * hour, isLast: false, isCodeless },
  });
  server.endsAt ??= Date.now() + 12 * hour;
  const asked = openLine(({ method }) => {
    if (server.is) return server.is;
    const isOpen = (server.endsAt ?? 0) > Date.now();
    if (method === "POST" && isOpen && !server.isLast)
      server.endsAt = Date.now() + 12 * hour;
    const endsInMs = Math.max(0, (server.endsAt ?? 0) - Date.now());
    return [200, { endsInMs, isLast: server.isLast ?? false }];
  });
  watchSession();
  return asked;
}
const dialog = () => part<HTMLDialogElement>("dialog");
const title = () => part("dialog h2").textContent;
const text = () => part("dialog p").textContent;
const shown = () =>
  [...dialog().querySelectorAll<HTMLElement>("button, a")]
    .filter(({ hidden }) => !hidden)
    .map(({ textContent }) => textContent);
const press = (words: string) => {
  for (const button of dialog().querySelectorAll("button"))
    if (button.textContent === words) button.click();
};

/** The lid is shut: the clock goes on, and no timer. */
function sleep(ms: number) {
  vi.setSystemTime(Date.now() + ms);
}

test("a quarter of an hour before the end somebody is asked, and nobody before", async () => {
  const asked = open();
  await pass(11.75 * hour - minute);
  expect(asked).toEqual([]);
  expect(dialog().open).toBe(false);
  await pass(1.5 * minute);
  expect(dialog().open).toBe(true);
  expect(title()).toBe("Are you still there?");
  expect(text()).toContain("in 15 minutes");
  expect(shown()).toEqual(["Stay"]);
});

test("the minutes that are said are those that are left", async () => {
  open();
  await pass(11.75 * hour + minute);
  await pass(10 * minute);
  expect(text()).toContain("in 4 minutes");
});

test("Stay prolongs the session, and the question comes again in its time", async () => {
  const asked = open();
  await pass(11.8 * hour);
  press("Stay");
  await pass(0);
  expect(asked.at(-1)).toMatchObject({ method: "POST" });
  expect(dialog().open).toBe(false);
  await pass(11.7 * hour);
  expect(dialog().open).toBe(false);
  await pass(0.1 * hour);
  expect(dialog().open).toBe(true);
});

test("whoever puts the question away by Escape stays too", async () => {
  const asked = open();
  await pass(11.8 * hour);
  dialog().dispatchEvent(new Event("cancel"));
  dialog().close();
  await pass(0);
  expect(asked.at(-1)).toMatchObject({ method: "POST" });
  await pass(hour);
  expect(dialog().open).toBe(false);
});

test("where Stay reached nobody, it is tried until it does, without a question", async () => {
  const server: Parameters<typeof open>[0] = {};
  const asked = open(server);
  await pass(11.8 * hour);
  server.is = "cut";
  dialog().dispatchEvent(new Event("cancel"));
  dialog().close();
  await pass(5 * minute);
  expect(dialog().open).toBe(false);
  delete server.is;
  await pass(30_000);
  expect(asked.at(-1)).toMatchObject({ method: "POST" });
  await pass(hour);
  expect(dialog().open).toBe(false);
});

test("who comes to Stay too late is told at once", async () => {
  const server: Parameters<typeof open>[0] = {};
  open(server);
  await pass(11.8 * hour);
  server.endsAt = 0;
  press("Stay");
  await pass(0);
  expect(dialog().open).toBe(true);
  expect(title()).toBe("Your report was closed on this device");
});

test("a session that was used in another window is not asked about", async () => {
  const server: Parameters<typeof open>[0] = {};
  open(server);
  server.endsAt = Date.now() + 23 * hour;
  await pass(12.5 * hour);
  expect(dialog().open).toBe(false);
});

test("of a session that cannot be prolonged it is said, with the way to the code", async () => {
  open({ isLast: true });
  await pass(11.8 * hour);
  expect(text()).toContain("open here for a day");
  expect(shown()).toEqual(["Enter your access code", "Back to the page"]);
});

test("when it has ended the page says so, and comes back once the code was entered elsewhere", async () => {
  const server: Parameters<typeof open>[0] = {};
  open(server);
  await pass(12.1 * hour);
  expect(title()).toBe("Your report was closed on this device");
  expect(shown()).toEqual(["Enter your access code", "Back to the page"]);
  press("Back to the page");
  expect(dialog().open).toBe(false);
  // It is not in the way of who reads on.
  await pass(hour);
  expect(dialog().open).toBe(false);
  server.endsAt = Date.now() + 12 * hour;
  document.dispatchEvent(new Event("visibilitychange"));
  await pass(11.8 * hour);
  expect(title()).toBe("Are you still there?");
});

test("a laptop that slept past the end says so as soon as it wakes, without a network too", async () => {
  open({ is: "cut" });
  sleep(13 * hour);
  document.dispatchEvent(new Event("visibilitychange"));
  await pass(0);
  expect(title()).toBe("Your report was closed on this device");
});

test("a laptop that slept into the last minutes asks within half a minute", async () => {
  open();
  sleep(11.9 * hour);
  await pass(30_000);
  expect(text()).toContain("in 6 minutes");
});

test("a clock that was put right takes nothing from a session that lasts", async () => {
  const server: Parameters<typeof open>[0] = {};
  open(server);
  sleep(13 * hour);
  server.endsAt = Date.now() + 11 * hour;
  await pass(30_000);
  expect(dialog().open).toBe(false);
});

test("while the server is away the question comes by the page's own clock", async () => {
  open({ is: [503, "outage"] });
  await pass(11.8 * hour);
  expect(title()).toBe("Are you still there?");
  await pass(0.3 * hour);
  expect(title()).toBe("Your report was closed on this device");
});

test("whoever went on without an access code is never told to enter it", async () => {
  const server = { isLast: true };
  open(server, true);
  const line = () => part("[data-session]").textContent ?? "";
  expect(line()).toContain("You have no access code");
  await pass(11.9 * hour);
  expect(text()).toContain("you have no access code");
  await pass(hour);
  expect(title()).toBe("Your report was closed on this device");
  expect(text()).toContain("You have no access code");
  expect(shown()).toEqual(["I lost my access code", "Back to the page"]);
  expect(document.body.textContent).not.toMatch(/your access code/i);
});

test.each([
  ["twelve hours", 12 * hour, true],
  ["an hour", hour, true],
  ["50 minutes", 50 * minute, false],
])(
  "a page that stays open for %s says so only below an hour",
  (_, endsInMs, isHidden) => {
    openPage(<SessionEnd />, {
      session: { endsInMs, isLast: false, isCodeless: false },
    });
    expect(part("[data-session]").hidden).toBe(isHidden);
  },
);
