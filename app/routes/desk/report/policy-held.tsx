import { damagedWords, policyWords } from "#app/components/desk/words.ts";
import { Personal } from "./personal.tsx";
import type { ReportView } from "./report-view.ts";
import { RevealFirst } from "./reveal-box.tsx";
import { VerbDisclosure } from "./verb-disclosure.tsx";

/** Over the reply box, while the reporter's wish for mail that says more waits: whoever stole the code would wish for it too. */
export function PolicyHeld({ report }: { report: ReportView }) {
  const { contactPolicyConfirmed, contactPolicy } = report;
  const { contents } = report;
  if (!contactPolicyConfirmed || !contactPolicy || !contents) return null;
  const { contactPolicyWished: wished, contactEmail } = contents;
  return (
    <div className="banner banner-bad">
      <h3>Mail or its address was changed, and nobody has confirmed it</h3>
      <p>
        Before: {policyWords[contactPolicyConfirmed]} Asked for since:{" "}
        {wished ? `${policyWords[wished]} ` : damagedWords}
        {wished && contactEmail ? (
          <>
            To: <Personal {...contactEmail} />.
          </>
        ) : null}
      </p>
      <p>
        Until you confirm it: {policyWords[contactPolicy]} First hear it from
        the reporter, on a line that was given before. Somebody who took their
        access code could have asked for this.
      </p>
      {contactEmail ? (
        <RevealFirst report={report}>
          Reveal the address to read it back
        </RevealFirst>
      ) : null}
      {report.actions.includes("confirm-policy") ? (
        <VerbDisclosure verb="contact-policy" report={report} />
      ) : null}
    </div>
  );
}
