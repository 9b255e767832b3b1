import type { SerializeFrom } from "@remix-run/node";
import type { AskAgain } from "#app/domain/form/ask-again.ts";
import type { CheckRow } from "#app/domain/form/check.ts";
import type { QuestionPageId } from "#app/domain/form/page-order.ts";
import type { MoreGroup, Task } from "#app/domain/form/task-list.ts";
import { Alert } from "#app/components/public/alert.tsx";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { AskAgainNotice } from "#app/components/public/ask-again.tsx";
import { CheckList } from "#app/components/public/form/check-list.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { useNear } from "#app/components/public/form/near.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { titleOf } from "#app/components/public/form/page-head.ts";

type Group = { group: MoreGroup; tasks: Task[] };

export type TaskListView = {
  isSent: boolean;
  /** A report that is at its end is only read, and so is any with a code to read; null when something can be added. */
  closed: "ended" | "reader" | null;
  groups: Group[];
  saved: QuestionPageId | null;
  asked: SerializeFrom<AskAgain[]>;
  zone: string;
  now: Date | string;
  /** What was sent, to be changed. */
  rows: readonly CheckRow[];
};

/** Everything that can be added, by heading, each page with how it stands. */
export function TaskListPage(view: TaskListView) {
  const t = useWords();
  const words = t.more;
  const { isSent, closed, groups, saved, rows } = view;
  const mayAdd = closed === null;
  return (
    <PublicPage
      back={
        isSent
          ? { to: "/follow/report", label: words.toReport }
          : { to: "/report/check" }
      }
    >
      {saved && (
        <Alert kind="success">
          <p role="status">{words.saved(titleOf(t, saved))}</p>
        </Alert>
      )}
      <h1>{words.title}</h1>
      <p className="lead">
        {closed ? words.closed[closed] : words.lead[isSent ? "sent" : "draft"]}
      </p>
      {mayAdd && (
        <AskAgainNotice asked={view.asked} zone={view.zone} isSent={isSent} />
      )}
      {mayAdd && <Groups groups={groups} view={view} />}
      {isSent ? (
        <details id="answers">
          <summary>{words.answers}</summary>
          <div>
            <CheckList rows={rows} changes={mayAdd && "more"} />
          </div>
        </details>
      ) : (
        <div className="actions">
          <a className="usa-button" href="/report/check">
            {words.toCheck}
          </a>
        </div>
      )}
    </PublicPage>
  );
}

/** What waits and what helps most stand open; the rest is folded until something of it was said. */
function Groups({ groups, view }: { groups: Group[]; view: TaskListView }) {
  const words = useWords().more;
  const first = groups.filter(({ group }) => leading.includes(group));
  const rest = groups.filter(({ group }) => !leading.includes(group));
  const isBegun = rest.some(({ tasks }) =>
    tasks.some(({ state }) => state === "done" || state === "not-known"),
  );
  const shown = (each: Group[]) =>
    each.map(({ group, tasks }) => (
      <section key={group}>
        <h2>{words.groups[group]}</h2>
        <ul className="task-list">
          {tasks.map((task) => (
            <TaskRow key={task.page} task={task} view={view} />
          ))}
        </ul>
      </section>
    ));
  return (
    <>
      {shown(first)}
      {rest.length > 0 && (
        <details className="further" open={isBegun}>
          <summary>{words.further}</summary>
          <div>{shown(rest)}</div>
        </details>
      )}
    </>
  );
}

const leading: readonly MoreGroup[] = ["needed", "open", "helps"];

function TaskRow({ task, view }: { task: Task; view: TaskListView }) {
  const t = useWords();
  const { page, state } = task;
  const id = `task-${page}`;
  return (
    <li className="task">
      <a href={addressOf(page, view.isSent)} aria-describedby={id}>
        {nameOf(t, page)}
      </a>
      <span id={id} className={`task__state task__state--${state}`}>
        {t.more.states[state]}
        {state === "not-known" && <AskedAgain page={page} view={view} />}
      </span>
    </li>
  );
}

/** When the first of what is open on a page is asked again, where its reporter gave a time. */
function AskedAgain({
  page,
  view,
}: {
  page: Task["page"];
  view: TaskListView;
}) {
  const words = useWords().more.askAgain;
  const near = useNear(view.zone, view.now);
  const first = view.asked.find((each) => each.page === page);
  if (!first) return null;
  return (
    <span className="task__again">
      {first.isDue ? words.isDue : words.next(near(first.at))}
    </span>
  );
}

function nameOf(t: Catalogue, page: Task["page"]): string {
  if (page === "evidence") return t.evidence.title;
  return page === "indicators" ? t.more.indicators : titleOf(t, page);
}

/** The times that deadlines count from stand beside the deadlines once a report is sent. */
function addressOf(page: Task["page"], isSent: boolean): string {
  if (page === "evidence") return "/evidence";
  return isSent && page === "event-times"
    ? "/follow/deadlines#times"
    : `/more/${page}`;
}
