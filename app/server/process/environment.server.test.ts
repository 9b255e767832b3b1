import { expect, test } from "vitest";
import { readEnvironment, readMigration } from "./environment.server.ts";

const production = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://landline@db.example.org/landline",
  LANDLINE_ORIGIN: "https://report.example.org/",
  LANDLINE_PROXIES: "1",
  SMTP_URL: "smtps://mail.example.org",
  MAIL_FROM: "no-reply@example.org",
  LANDLINE_PEPPER: "a",
  LANDLINE_DESK_KEY: "f",
  LANDLINE_INDICATOR_KEY: "b",
  LANDLINE_DIRECTORY_PUBLIC_KEY: "g",
  LANDLINE_WORKER_PUBLIC_KEYS: "1:h",
  LANDLINE_WORKER_PRIVATE_KEYS: "1:i",
  LANDLINE_SIGNING_KEYS: "1:e",
  LANDLINE_CHECKPOINT_KEYS: "1:f",
};

test("without any variable it is a demonstration", () => {
  const { isProduction, port, settings, databaseUrl } = readEnvironment({});
  expect({ isProduction, port, databaseUrl }).toEqual({
    isProduction: false,
    port: 3000,
    databaseUrl: null,
  });
  expect(settings.isDemonstration).toBe(true);
  expect(settings.outboxFolder).toMatch(/\.landline\/outbox$/);
});

test("a production installation starts with everything set", () => {
  const { settings, log } = readEnvironment(production);
  expect(settings.isDemonstration).toBe(false);
  expect(settings.origin).toBe("https://report.example.org");
  expect(settings.outboxFolder).toBeNull();
  expect(log).toBe("stdout");
});

test.each([
  "DATABASE_URL",
  "LANDLINE_ORIGIN",
  "LANDLINE_PROXIES",
  "SMTP_URL",
  "MAIL_FROM",
  "LANDLINE_PEPPER",
  "LANDLINE_DESK_KEY",
  "LANDLINE_INDICATOR_KEY",
  "LANDLINE_DIRECTORY_PUBLIC_KEY",
  "LANDLINE_WORKER_PUBLIC_KEYS",
  "LANDLINE_WORKER_PRIVATE_KEYS",
  "LANDLINE_SIGNING_KEYS",
  "LANDLINE_CHECKPOINT_KEYS",
])(
  "a production installation without %s does not start, and says so",
  (name) => {
    const without = { ...production, [name]: undefined, [`${name}_FILE`]: "" };
    expect(() => readEnvironment(without)).toThrow(name);
  },
);

test("the public surface starts without the keys that open reports and without a mail server", () => {
  const needed = {
    ...production,
    LANDLINE_SURFACE: "public",
    LANDLINE_DESK_KEY: undefined,
    LANDLINE_INDICATOR_KEY: undefined,
    LANDLINE_WORKER_PRIVATE_KEYS: undefined,
    LANDLINE_CHECKPOINT_KEYS: undefined,
    SMTP_URL: undefined,
    MAIL_FROM: undefined,
  };
  expect(readEnvironment(needed).settings.surface).toBe("public");
});

test("in production only an https origin is served, and no proxies are said as a number too", () => {
  const plain = { ...production, LANDLINE_ORIGIN: "http://report.example.org" };
  expect(() => readEnvironment(plain)).toThrow("https://");
  const alone = { ...production, LANDLINE_PROXIES: "0" };
  expect(readEnvironment(alone).settings.proxyCount).toBe(0);
});

test("a worker serves nobody, and need not say what stands in front of it", () => {
  const worker = {
    ...production,
    LANDLINE_SURFACE: "worker",
    LANDLINE_PROXIES: undefined,
  };
  expect(readEnvironment(worker).surface).toBe("worker");
});

test("a contact for weaknesses is an address that can be followed", () => {
  const contact = (text: string) =>
    readEnvironment({ LANDLINE_SECURITY_CONTACT: text }).settings
      .securityContact;
  expect(contact("mailto:security@example.org")).toBe(
    "mailto:security@example.org",
  );
  expect(() => contact("security@example.org")).toThrow("SECURITY_CONTACT");
});

test("in production nothing but a migration starts with the owner of the schema at hand", () => {
  const owned = {
    ...production,
    DATABASE_OWNER_URL: "postgres://owner@db.example.org/landline",
  };
  expect(() => readEnvironment(owned)).toThrow("DATABASE_OWNER_URL is set");
  expect(readMigration({ ...owned, DATABASE_URL: "" })).toMatchObject({
    ownerUrl: owned.DATABASE_OWNER_URL,
    databaseUrl: null,
  });
});

test("demonstration accounts never stand in a production installation, nor mail to the world", () => {
  expect(() =>
    readEnvironment({ ...production, LANDLINE_DEMONSTRATION: "on" }),
  ).toThrow("demonstration");
  expect(() =>
    readEnvironment({
      LANDLINE_DEMONSTRATION: "on",
      SMTP_URL: "smtp://mail.example.org",
    }),
  ).toThrow("made up");
});

test("a database of several hosts is named in one address, a replica in another of one host", () => {
  const given = {
    ...production,
    DATABASE_URL: "postgres://landline@one:5432,two:5433/landline",
    DATABASE_REPLICA_URL: "postgres://landline@two/landline",
  };
  expect(readEnvironment(given)).toMatchObject({
    databaseUrl: given.DATABASE_URL,
    replicaUrl: given.DATABASE_REPLICA_URL,
  });
  const several = { ...given, DATABASE_REPLICA_URL: given.DATABASE_URL };
  expect(() => readEnvironment(several)).toThrow("DATABASE_REPLICA_URL");
});

test("a wrong variable is named, without its value", () => {
  const secret = "mysql://user:secret@host";
  expect(() => readEnvironment({ DATABASE_URL: secret })).toThrow(
    /^(?!.*secret).*DATABASE_URL/,
  );
});

const provider = {
  OIDC_ISSUER: "https://id.example.org",
  OIDC_CLIENT_ID: "landline-desk",
  OIDC_CLIENT_SECRET: "hidden",
};

test("a provider is asked where people sign in, once all of it is there", () => {
  expect(readEnvironment(production).settings.provider).toBeNull();
  const asked = { ...production, ...provider };
  expect(readEnvironment(asked).settings.provider).toMatchObject({
    ...{ issuer: provider.OIDC_ISSUER, clientId: "landline-desk" },
  });
  const elsewhere = { ...asked, LANDLINE_SURFACE: "public" };
  expect(readEnvironment(elsewhere).settings.provider).toBeNull();
  for (const name of ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
    expect(() => readEnvironment({ ...asked, [name]: "" })).toThrow(name);
  const lost = { OIDC_CLIENT_SECRET: "", OIDC_CLIENT_SECRET_FILE: "/nowhere" };
  expect(() => readEnvironment({ ...asked, ...lost })).toThrow("no secret");
});

test("a provider is asked over https, and over http on this machine alone, never in production", () => {
  const at = (OIDC_ISSUER: string, more = {}) =>
    readEnvironment({ ...provider, OIDC_ISSUER, ...more }).settings.provider;
  expect(at("http://127.0.0.1:4000")).not.toBeNull();
  expect(() => at("http://id.example.org")).toThrow("OIDC_ISSUER");
  expect(() => at("http://127.0.0.1:4000", production)).toThrow("OIDC_ISSUER");
});
