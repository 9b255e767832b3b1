import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { followReport } from "../follow/follow.server.ts";
import { Conflict, NotFound, WrongChoice } from "../refusal.ts";
import { addMessage } from "../report/add-message.server.ts";
import { answerQuestion, undoAnswer } from "./answer-question.server.ts";
import { sendMessage } from "./message.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");

/** A question of the triage desk, and words of the reporter that name none. */
async function scene() {
  const { db } = database;
  const { reportId, session } = await fileReport(db, keyring, { now });
  const by = await createViewer(db);
  const ask = (body: string) =>
    sendMessage(db, { reportId, by, kind: "question", body, keyring, now });
  const { messageId: questionId } = await ask("Which firmware?");
  const write = async (answersId?: string) => {
    const messageId = uuidv7();
    const words = { session, body: "17.9.4, on all of them.", now } as const;
    await addMessage(db, { ...words, kind: "message", messageId, answersId });
    return messageId;
  };
  return {
    ...{ ask, write, questionId },
    command: { reportId, by, now, messageId: await write(), questionId },
    follow: () => followReport(db, { session, now }),
    events: async () =>
      (await listReportEvents(db, reportId)).map(({ event }) => event),
  };
}

test("words in the message box answer a question once a responder says so, for the reporter too", async () => {
  const { command, follow, events, questionId } = await scene();
  expect((await follow()).openQuestions).toHaveLength(1);
  await answerQuestion(database.db, command);
  const { openQuestions, messages, timeline } = await follow();
  expect(openQuestions).toEqual([]);
  expect(messages.at(-1)).toMatchObject({ answersId: questionId });
  expect(timeline.some(({ kind }) => kind === "question-answered")).toBe(true);
  const { messageId } = command;
  expect(await events()).toContainEqual({
    ...{ type: "question.answered", questionId, messageId },
  });
});

test("taken back, the question is asked again", async () => {
  const { command, follow, events, questionId } = await scene();
  await answerQuestion(database.db, command);
  await undoAnswer(database.db, command);
  expect((await follow()).openQuestions).toMatchObject([{ id: questionId }]);
  expect((await events()).map(({ type }) => type)).toContain(
    "question.reopened",
  );
  await expect(undoAnswer(database.db, command)).rejects.toThrow(Conflict);
});

test("what the reporter answered in the question's own form stands", async () => {
  const { command, write, questionId, ask } = await scene();
  const messageId = await write(questionId);
  const { messageId: other } = await ask("Since when?");
  const own = { ...command, messageId };
  await expect(undoAnswer(database.db, own)).rejects.toThrow(Conflict);
  await expect(
    answerQuestion(database.db, { ...own, questionId: other }),
  ).rejects.toThrow(Conflict);
});

test("only an open question is answered, by words of the reporter of this report", async () => {
  const { command, questionId } = await scene();
  const { command: elsewhere } = await scene();
  const { messageId } = command;
  for (const wrong of [messageId, elsewhere.questionId, uuidv7()])
    await expect(
      answerQuestion(database.db, { ...command, questionId: wrong }),
    ).rejects.toThrow(WrongChoice);
  for (const wrong of [questionId, elsewhere.messageId, uuidv7()])
    await expect(
      answerQuestion(database.db, { ...command, messageId: wrong }),
    ).rejects.toThrow(Conflict);
});

test("who may not see the report finds none", async () => {
  const { command } = await scene();
  const by = await createViewer(database.db, { unitId: "denver" });
  const theirs = { ...command, by };
  await expect(answerQuestion(database.db, theirs)).rejects.toThrow(NotFound);
  await expect(undoAnswer(database.db, theirs)).rejects.toThrow(NotFound);
});
