import { expect, test } from "vitest";
import { write } from "#app/browser/testing/page.tsx";
import { PhoneNumbers } from "./phone-numbers.tsx";

test("what folds away stands in no line of text, where HTML allows none", () => {
  const phone = {
    agencyId: "a",
    name: "CISA",
    phone: "1-844-729-2472",
    tel: "+18447292472",
    sourceUrl: null,
    sourceRef: "Told on the telephone",
    lastChecked: "2026-11-01",
  };
  const html = write(<PhoneNumbers phones={[phone]} />);
  expect(html).toContain("<details");
  expect(html).not.toMatch(/<(small|span|p)\b(?:(?!<\/\1>).)*<details/s);
});
