import { z } from "zod";
import type { ReportFacts } from "#app/domain/facts/facts.ts";
import { openQuestions } from "#app/domain/facts/open.ts";
import { factSubsectors } from "#app/domain/facts/subsector.ts";
import { options } from "#app/domain/form/options.ts";
import { reportFlags, reportPaths } from "#app/domain/vocabulary/report.ts";

/** The least that is known of a report: an employee suspects something, somewhere in the United States. */
export function factsWith(overrides: Partial<ReportFacts> = {}): ReportFacts {
  return { ...leastFacts, ...overrides };
}

const leastFacts: ReportFacts = {
  path: "full",
  role: "works-there",
  kind: "compromise",
  country: "US",
  state: null,
  countyFips: null,
  sector: null,
  subsector: null,
  nyLicence: null,
  certainty: null,
  affected: [],
  serviceEffect: null,
  dataKinds: [],
  control: null,
  extortion: null,
  moneyMoved: null,
  moneyBy: null,
  actionsTaken: [],
  told: [],
  dutyFlags: [],
  sharing: "fbi-cisa",
  helpWanted: [],
  contactPolicy: "notice",
  plantState: [],
  careReach: null,
  configChanged: [],
  suppliedState: [],
  dataPosted: null,
  hasSigns: false,
  signs: [],
  toldBy: null,
  howFound: null,
  isSecondHand: false,
  usersAffected: null,
  peopleCount: null,
  systemsCount: null,
  sitesCount: null,
  customersCount: null,
  open: [],
  flags: [],
};

/** The facts a line of an expected table names: an empty cell leaves the least, `+` joins the words of a list. */
export function factsOfCells(cells: Record<string, string>): ReportFacts {
  return factsWith(cellsSchema.parse(cells));
}

const unset = z.literal("").transform(() => undefined);
const one = <const W extends readonly string[]>(words: W) =>
  unset.or(z.enum(words)).optional();
const several = <const W extends readonly string[]>(words: W) =>
  z
    .string()
    .transform((cell) => (cell === "" ? [] : cell.split("+")))
    .pipe(z.array(z.enum(words)))
    .optional();

const cellsSchema = z
  .object({
    path: one(reportPaths),
    country: z.string().optional(),
    role: one(options.reporter_role),
    sector: one(options.sector),
    subsector: one(factSubsectors),
    nyLicence: one(["no", "yes", "not-known"]),
    certainty: one(options.certainty),
    affected: several(options.affected),
    serviceEffect: one(options.service_effect),
    dataKinds: several(options.data_kinds),
    control: one(options.control),
    extortion: one(options.extortion),
    moneyBy: one([...options.money_by, "not-said"]),
    moneyMoved: unset.or(z.enum(["yes", "no"]).transform((w) => w === "yes")),
    actionsTaken: several(options.actions_taken),
    dutyFlags: several(options.duty_flags),
    sharing: one(options.sharing),
    suppliedState: several(options.supplied_state),
    toldBy: one(options.told_by),
    sitesCount: one(options.sites_count),
    open: several(openQuestions),
    flags: several(reportFlags),
  })
  .partial()
  .transform(({ country, ...rest }) => ({
    ...known(rest),
    country: country === "" ? null : (country ?? "US"),
  }));

/** Without the cells that say nothing, so that they do not hide the least. */
function known<T extends object>(values: T) {
  const kept: Partial<T> = {};
  for (const name in values)
    if (values[name] !== undefined) kept[name] = values[name];
  return kept;
}
