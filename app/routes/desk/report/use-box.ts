import { useCallback, useEffect, useRef, useState } from "react";
import {
  isKeptField,
  type DeskForm,
} from "#app/domain/vocabulary/desk-form.ts";
import { boxAfter, firstBox, type Box, type Read } from "./box.ts";
import { BoxKeeper } from "./box-keeper.ts";
import type { Keeping } from "./keeping.ts";
import type { ReportView } from "./report-view.ts";
import type { UnsentText } from "./unsent-text.ts";

/** One form of the page with its words: from where they were kept, into where they are kept. */
export type FormBox = {
  /** Changes when the form is filled anew, and with it every field. */
  key: string;
  /** What its fields are filled with. */
  fill: Record<string, string>;
  /** There was something kept when it was filled. */
  wasKept: boolean;
  keeping: Keeping;
  others: readonly UnsentText[];
  opening: string;
  formRef: React.RefObject<HTMLFormElement>;
  keeper: BoxKeeper | null;
};

type Filled = { box: Box; fill: Record<string, string>; turn: number };

/** A form that was refused goes on from what was typed in it. */
export type Again = {
  typed: Record<string, string>;
  kept: { id: string; token: string } | null;
};

/** Of the report with which the words of a form lie. */
export type BoxReport = Pick<ReportView, "id" | "unsent" | "over" | "freshId">;

export function useBox(
  report: BoxReport,
  form: DeskForm,
  again: Again | null = null,
): FormBox {
  const read = readOf(report, form);
  const [filled, setFilled] = useState<Filled>(() => {
    const box = again ? againBox(again, read) : firstBox(read);
    return { box, fill: again?.typed ?? box.typed, turn: 0 };
  });
  const [keeping, setKeeping] = useState<Keeping>(() => keptAs(filled.box));
  const formRef = useRef<HTMLFormElement>(null);
  const keeper = useKeeper(report.id, form, setKeeping);
  const fill = useCallback((box: Box) => {
    setKeeping(keptAs(box));
    setFilled(({ turn }) => ({ box, fill: box.typed, turn: turn + 1 }));
  }, []);

  useEffect(() => {
    keeper?.begin(filled.box, () => wordsIn(formRef.current));
  }, [keeper, filled]);
  useReadAnew({ report, form, keeper, fill, setKeeping });

  return {
    key: `${form} ${filled.turn}`,
    fill: filled.fill,
    wasKept: filled.box.token !== "",
    keeping,
    others: (keeping.others ?? read.texts).filter(
      ({ id }) => id !== keeping.id,
    ),
    opening: keeper?.opening ?? "",
    formRef,
    keeper,
  };
}

/** The page was read anew, and the form may have to follow: see `boxAfter`. */
function useReadAnew({
  report: { unsent, over, freshId },
  form,
  keeper,
  fill,
  setKeeping,
}: {
  report: BoxReport;
  form: DeskForm;
  keeper: BoxKeeper | null;
  fill: (box: Box) => void;
  setKeeping: React.Dispatch<React.SetStateAction<Keeping>>;
}) {
  useEffect(() => {
    if (!keeper) return;
    keeper.forgetOthers();
    setKeeping((before) => ({ ...before, others: null }));
    const read = readOf({ unsent, over, freshId }, form);
    const next = boxAfter(read, keeper.standing);
    if (next === null) return;
    if ("rename" in next) keeper.rename(next.rename);
    else fill(next.fill);
  }, [keeper, form, unsent, over, freshId, fill, setKeeping]);
}

/** None until the page has come alive; what is not kept is kept as the form goes. */
function useKeeper(
  reportId: string,
  form: DeskForm,
  tell: (keeping: Keeping) => void,
): BoxKeeper | null {
  const [keeper, setKeeper] = useState<BoxKeeper | null>(null);
  useEffect(() => {
    const made = new BoxKeeper((body, init) => {
      body.set("form", form);
      const post = { method: "POST", body, ...init };
      return fetch(`/desk/reports/${reportId}/unsent`, post);
    }, tell);
    setKeeper(made);
    const farewell = () => made.farewell();
    const again = () => made.again();
    const ask = (event: BeforeUnloadEvent) => {
      if (made.wouldLose) event.preventDefault();
    };
    addEventListener("pagehide", farewell);
    addEventListener("online", again);
    addEventListener("beforeunload", ask);
    document.addEventListener("visibilitychange", again);
    return () => {
      removeEventListener("pagehide", farewell);
      removeEventListener("online", again);
      removeEventListener("beforeunload", ask);
      document.removeEventListener("visibilitychange", again);
      made.farewell();
    };
  }, [reportId, form, tell]);
  return keeper;
}

function readOf(
  { unsent, over, freshId }: Pick<ReportView, "unsent" | "over" | "freshId">,
  form: DeskForm,
): Read {
  return {
    texts: unsent.filter((each) => each.form === form),
    isOver: (id) => over.includes(`${form}/${id}`),
    freshId,
  };
}

/** Where its words could not be kept, they are as good as just typed. */
function againBox({ typed, kept }: Again, { freshId }: Read): Box {
  if (!kept) return { id: freshId, token: "", typed: {}, keptMs: null };
  return { ...kept, typed, keptMs: null };
}

function keptAs({ id, token, keptMs }: Box): Keeping {
  return {
    is: token === "" ? "none" : "kept",
    id,
    token,
    keptMs,
    others: null,
  };
}

function wordsIn(form: HTMLFormElement | null): Record<string, string> | null {
  if (!form) return null;
  return Object.fromEntries(
    [...new FormData(form)].flatMap(([field, value]) =>
      isKeptField(field) && typeof value === "string" ? [[field, value]] : [],
    ),
  );
}
