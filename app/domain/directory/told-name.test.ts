import { expect, test } from "vitest";
import agencies from "#db/reference/agencies.json" with { type: "json" };
import certs from "#db/reference/national-certs.json" with { type: "json" };
import desks from "#db/reference/desks.json" with { type: "json" };
import reference from "#db/reference/told-names.json" with { type: "json" };
import sectors from "#db/reference/sectors.json" with { type: "json" };
import { toldName } from "./told-name.ts";

test("our own units have a name in Spanish, and official names stay as they are", () => {
  for (const { name } of desks) {
    expect(toldName("es", name)).not.toBe(name);
    expect(toldName("en", name)).toBe(name);
  }
  const office = "FBI Sacramento Field Office";
  expect(toldName("es", office)).toBe(office);
});

test("every name with a translation is one that the reference still uses", () => {
  const roles = agencies.flatMap(({ channels }) =>
    channels.map(({ value }) => value),
  );
  const names = [...agencies, ...certs, ...desks].map(({ name }) => name);
  const used = [...names, ...roles, ...Object.values(sectors.agency_names)];
  for (const name of Object.keys(reference.es)) expect(used).toContain(name);
});
