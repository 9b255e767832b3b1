import type { Catalogue } from "./catalogue.ts";
import { advice } from "./es/advice.ts";
import { changes } from "./es/changes.ts";
import { codeless } from "./es/codeless.ts";
import { codes } from "./es/codes.ts";
import { lostCode } from "./es/lost-code.ts";
import { deadlines } from "./es/deadlines.ts";
import { evidence } from "./es/evidence.ts";
import { follow, receipt, timeline } from "./es/follow.ts";
import { frame } from "./es/frame.ts";
import { front } from "./es/front.ts";
import { indicators } from "./es/indicators.ts";
import { keeping } from "./es/keeping.ts";
import { options } from "./es/options.ts";
import { more } from "./es/more.ts";
import { pages, questions } from "./es/questions.ts";
import { proof, verify } from "./es/proof.ts";
import { report } from "./es/report.ts";
import { whereToReport } from "./es/where-to-report.ts";
import { card } from "./es/card.ts";
import { download } from "./es/download.ts";
import { withdrawal } from "./es/withdrawal.ts";

export const es = {
  frame,
  front,
  pages,
  questions,
  options,
  indicators,
  keeping,
  more,
  report,
  receipt,
  proof,
  verify,
  follow,
  timeline,
  changes,
  codeless,
  codes,
  lostCode,
  deadlines,
  advice,
  evidence,
  whereToReport,
  card,
  download,
  withdrawal,
} satisfies Catalogue;
