import { getQuestion, valueOf, type Answers } from "../form/answers.ts";
import { instantOfMoment } from "../clock/moment.ts";
import type { Question, QuestionId } from "../form/questions.ts";
import { eventsOf, type Clock, type EventTimes } from "./legal.ts";
import { legalEvents, type LegalEvent } from "./legal-deadlines.ts";

/** By which question the reporter is asked when it happened. */
export const questionOfEvent = {
  discovered: "first_noticed",
  believed: "incident_believed",
  determined: "incident_determined",
  material: "material_determined",
  paid: "payment_made",
} as const satisfies Record<LegalEvent, QuestionId>;

/** Of every event, in the order of the events, whichever page asks for it first. */
export const eventQuestions: readonly Question[] = legalEvents.map((event) =>
  getQuestion(questionOfEvent[event]),
);

/** Of the events from which these clocks run. */
export function eventQuestionsOf(clocks: readonly Clock[]): Question[] {
  const needed = eventsOf(clocks);
  return legalEvents
    .filter((event) => needed.has(event))
    .map((event) => getQuestion(questionOfEvent[event]));
}

export function eventTimesOf(answers: Answers): EventTimes {
  const times: EventTimes = {};
  for (const event of legalEvents) {
    const moment = valueOf(answers, questionOfEvent[event]);
    if (moment === null) continue;
    const { zone, isApproximate, time } = moment;
    const at = instantOfMoment(moment);
    times[event] = { at, zone, isApproximate, isDayOnly: time === null };
  }
  return times;
}
