import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Named } from "./row-name.tsx";

test.each([
  ["Acme \u202Eenohpelet", "U+202E"],
  ["\u2067Acme", "U+2067"],
  ["Ac\u200Bme", "U+200B"],
  ["مقسم الهاتف", "مقسم الهاتف"],
])("a name turns nothing around in its row: %j", (organisation, shown) => {
  const headline = {
    is: "opened",
    value: { organisation, line: "Routers changed" },
  } as const;
  const html = renderToStaticMarkup(
    <Named entry={{ headline, waitsFor: null }} />,
  );
  expect(html).toMatch(/^<bdi>.*<\/bdi>$/);
  expect(html).toContain(shown);
  expect(html).not.toMatch(/[\u202e\u2067\u200b]/);
});
