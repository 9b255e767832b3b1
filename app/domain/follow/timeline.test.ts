import { expect, test } from "vitest";
import type { Actor, AuditEvent } from "../audit/events.ts";
import { stepsOf } from "./timeline.ts";

const accessId = "00000000-0000-7000-8000-000000000001";
const evidenceId = "00000000-0000-7000-8000-000000000002";
const reporter: Actor = { kind: "reporter", accessId };
const worker: Actor = { kind: "system", part: "worker" };

const kindsOf = (...happened: [AuditEvent, Actor][]) =>
  stepsOf(
    happened.map(([event, actor], position) => ({
      chain: "report",
      position,
      at: new Date(position),
      actor,
      event,
    })),
  ).map(({ kind }) => kind);

const received: AuditEvent = {
  type: "evidence.received",
  evidenceId,
  sizeBytes: 1,
};
const removed: AuditEvent = { type: "evidence.removed", evidenceId };
const opened = (unitId: string): AuditEvent => ({
  type: "evidence.opened",
  evidenceId,
  unitId,
});

test("files sent in a row are one step, and what units open is told unit by unit", () => {
  expect(
    kindsOf(
      [received, reporter],
      [received, reporter],
      [opened("sacramento"), worker],
      [opened("sacramento"), worker],
      [opened("cisa"), worker],
      [received, reporter],
    ),
  ).toEqual(["file-added", "file-opened", "file-opened", "file-added"]);
});

test("what the reporter takes away is told, and so is what never arrived whole, whoever noticed", () => {
  const unfinished: AuditEvent = { ...removed, why: "unfinished" };
  expect(
    kindsOf([removed, reporter], [unfinished, reporter], [unfinished, worker]),
  ).toEqual(["file-removed", "file-unfinished", "file-unfinished"]);
});
