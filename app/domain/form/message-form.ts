/** The name of a message's form, by the question of a responder that it answers: its words are kept under it. */
export function messageForm(answersId?: string): string {
  return answersId ? `answer-${answersId}` : "message";
}

export function isMessageForm(name: string): boolean {
  return /^(?:message|answer-[\da-f-]{36})$/.test(name);
}
