import { expect, test } from "vitest";
import { write } from "#app/browser/testing/page.tsx";
import type { Facets } from "#app/domain/desk/queue-facets.server.ts";
import { FilterChoices } from "./filter-menu.tsx";
import { shapeOf } from "./queue-shape.ts";

const facets: Facets = {
  counts: { band: { high: 3 }, sector: { energy: 3 } },
  isCapped: false,
};

function menuOf(given: Partial<Facets>, unitNames = new Map<string, string>()) {
  const shape = shapeOf(new URLSearchParams(), { seesAll: false });
  const html = write(
    <FilterChoices
      {...{ filters: {}, sought: null, shape, unitNames }}
      facets={{ ...facets, ...given }}
    />,
  );
  const offered = [...html.matchAll(/href="\/desk\?([^"]+)"/g)];
  return { html, offered: offered.map(([, query = ""]) => query) };
}

test("of few reports the values are offered that leave something, with how many", () => {
  const { html, offered } = menuOf({});
  expect(offered).toEqual(expect.arrayContaining(["band=high"]));
  expect(offered).not.toContain("band=low");
  expect(html).toContain('<span class="n">3</span>');
});

test("where not all is counted every value is offered, and none with a count", () => {
  const { html, offered } = menuOf({ isCapped: true });
  const some = ["band=low", "state=WY", "part=joint", "unread=yes"];
  expect(offered).toEqual(expect.arrayContaining(some));
  expect(offered).not.toContain("unit=sacramento");
  expect(html).not.toMatch(/class="n">[^<]/);
  const units = new Map([["sacramento", "Sacramento"]]);
  const ofAll = menuOf({ isCapped: true }, units).offered;
  expect(ofAll).toContain("unit=sacramento");
  expect(ofAll).not.toContain("part=joint");
});
