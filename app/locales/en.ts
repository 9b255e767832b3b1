import { advice } from "./en/advice.ts";
import { changes } from "./en/changes.ts";
import { codeless } from "./en/codeless.ts";
import { codes } from "./en/codes.ts";
import { lostCode } from "./en/lost-code.ts";
import { deadlines } from "./en/deadlines.ts";
import { evidence } from "./en/evidence.ts";
import { follow, receipt, timeline } from "./en/follow.ts";
import { frame } from "./en/frame.ts";
import { front } from "./en/front.ts";
import { indicators } from "./en/indicators.ts";
import { keeping } from "./en/keeping.ts";
import { options } from "./en/options.ts";
import { more } from "./en/more.ts";
import { pages, questions } from "./en/questions.ts";
import { proof, verify } from "./en/proof.ts";
import { report } from "./en/report.ts";
import { whereToReport } from "./en/where-to-report.ts";
import { card } from "./en/card.ts";
import { download } from "./en/download.ts";
import { withdrawal } from "./en/withdrawal.ts";

export const en = {
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
};
