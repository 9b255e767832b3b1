import { Form } from "@remix-run/react";
import { Due } from "#app/components/desk/due.tsx";
import { OpenedText } from "#app/components/desk/opened.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { When } from "#app/components/desk/when.tsx";
import { visibly } from "#app/components/desk/as-typed.ts";
import { taskLine } from "./fresh-lines.ts";
import { NewMark, useIsFresh } from "./fresh.tsx";
import { WritingNow } from "./people-here.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { TaskChangeFields } from "./task-fields.tsx";
import { VerbDisclosure } from "./verb-disclosure.tsx";

type Task = Contents["tasks"][number];

/** What is left to do, what lapses first on top; what is done is folded. */
export function TasksPanel({
  report,
  tasks,
}: { report: ReportView } & Pick<Contents, "tasks">) {
  const left = tasks.filter(({ doneAt }) => doneAt === null).sort(byDue);
  const done = tasks.filter(({ doneAt }) => doneAt !== null);
  const mayChange = report.actions.includes("task");
  return (
    <Panel
      id="tasks"
      title="Tasks"
      aside={
        <>
          <WritingNow forms={["tasks", "playbook"]} />
          {tasks.length > 0
            ? `${done.length} of ${tasks.length} done`
            : "None yet"}
        </>
      }
    >
      {left.length > 0 ? (
        <ul className="tasks">
          {left.map((task) => (
            <TaskRow key={task.id} {...{ report, task, mayChange }} />
          ))}
        </ul>
      ) : null}
      {tasks.length > 0 && left.length === 0 ? (
        <p className="quiet">All of it is done.</p>
      ) : null}
      {done.length > 0 ? (
        <details>
          <summary>{done.length} done</summary>
          <ul className="tasks">
            {done.map((task) => (
              <TaskRow key={task.id} {...{ report, task, mayChange }} />
            ))}
          </ul>
        </details>
      ) : null}
      {mayChange ? (
        <div className="actions">
          <VerbDisclosure verb="tasks" report={report} />
          <VerbDisclosure verb="playbook" report={report} />
        </div>
      ) : null}
    </Panel>
  );
}

function byDue(a: Task, b: Task): number {
  const time = ({ dueAt }: Task) => dueAt?.getTime() ?? Infinity;
  return time(a) === time(b) ? 0 : time(a) - time(b);
}

type RowProps = { report: ReportView; task: Task; mayChange: boolean };

function TaskRow({ report, task, mayChange }: RowProps) {
  const { assigneeName, dueAt, doneAt, doneByName, unitId, unitName } = task;
  const isFresh = useIsFresh()(taskLine(task));
  const isElsewhere = unitId !== report.ownPart?.unitId;
  return (
    <li className={isFresh ? "is-new" : undefined}>
      <Tick {...{ report, task, mayChange }} />
      <div className="task-words">
        <p className={doneAt ? "task-done" : undefined}>
          <OpenedText text={task.text} /> <NewMark line={taskLine(task)} />
        </p>
        {doneAt ? (
          <p className="quiet small">
            Done by {doneByName}, <When at={doneAt} />
          </p>
        ) : (
          <p className="quiet small">
            {assigneeName ?? "Nobody has it yet"}
            {isElsewhere ? `, ${unitName}` : null}
          </p>
        )}
      </div>
      {dueAt && !doneAt ? (
        <span className="task-due">
          <Due at={dueAt} />
        </span>
      ) : null}
      <TaskMore {...{ report, task, mayChange }} />
    </li>
  );
}

/** A box that is ticked: one press, and one to take it back. */
function Tick({ report, task, mayChange }: RowProps) {
  const { id, doneAt, text } = task;
  const words =
    text.is === "opened" ? visibly(text.value) : "a task that does not open";
  const sign = <span aria-hidden="true">{doneAt ? "✓" : ""}</span>;
  if (!mayChange) return <span className="tick">{sign}</span>;
  return (
    <Form
      method="post"
      action={`/desk/reports/${report.id}/task-done`}
      preventScrollReset
    >
      <input type="hidden" name="boxId" value={report.freshId} />
      <input type="hidden" name="taskId" value={id} />
      <input type="hidden" name="isDone" value={doneAt ? "no" : "yes"} />
      <button
        className="tick"
        type="submit"
        aria-label={doneAt ? `To do again: ${words}` : `Done: ${words}`}
      >
        {sign}
      </button>
    </Form>
  );
}

/** Where it is from, and who does it by when. */
function TaskMore({ report, task, mayChange }: RowProps) {
  const { id, from, assigneeId, dueAt, doneAt } = task;
  if (!from && (!mayChange || doneAt)) return null;
  const typed = {
    taskId: id,
    assigneeId: assigneeId ?? "",
    wasAssigneeId: assigneeId ?? "",
    wasDueAt: dueAt?.toISOString() ?? "",
  };
  return (
    <details className="task-more">
      <summary>{mayChange && !doneAt ? "Change…" : "From where"}</summary>
      {from ? (
        <p className="quiet small">
          Playbook “{from.title}”, done by {from.who}. From: {from.basis}
        </p>
      ) : null}
      {mayChange && !doneAt ? (
        <Form
          method="post"
          action={`/desk/reports/${report.id}/task-change`}
          preventScrollReset
          className="stack"
          key={`${assigneeId} ${dueAt?.getTime()}`}
        >
          <input type="hidden" name="boxId" value={report.freshId} />
          <input type="hidden" name="seen" value={report.actPosition} />
          <TaskChangeFields {...{ typed, problems: {}, report }} />
          <div className="form-end">
            <button className="button button-plain" type="submit">
              Change the task
            </button>
          </div>
        </Form>
      ) : null}
    </details>
  );
}
