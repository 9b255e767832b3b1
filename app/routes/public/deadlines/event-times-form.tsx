import type { BoardView } from "./deadlines-view.server.ts";
import { useWords } from "#app/components/public/frame.ts";
import { QuestionList } from "#app/components/public/form/questions.tsx";
import { ReportForm } from "#app/components/public/form/report-form.tsx";

/** The times that the deadlines of this report start from, each to be left open. */
export function EventTimesForm({ view }: { view: BoardView }) {
  const t = useWords();
  const words = t.deadlines.form;
  return (
    <section className="no-print">
      <h2 id="times">{words.title}</h2>
      <p>{words.lead}</p>
      {view.reopens && <p>{t.follow.report.reopened}</p>}
      <ReportForm of={view.of}>
        <input type="hidden" name="shown" value={view.shown} />
        <QuestionList
          fields={view.fields}
          zone={view.zone}
          zones={view.zones}
        />
        <div className="actions">
          <button className="usa-button">{words.save}</button>
        </div>
      </ReportForm>
    </section>
  );
}
