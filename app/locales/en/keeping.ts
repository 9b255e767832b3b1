/** What a page says of the words in its form: saved, not saved, or kept for later. */
export const keeping = {
  /** After each, `link` leads on where there is somewhere to go. `{time}` is put in by the browser. */
  states: {
    saving: "Saving…",
    saved: "Saved at {time}",
    aside: "Kept at {time}, not sent yet",
    sent: "Not part of your report: it was sent from another window. Your words are kept here.",
    conflict:
      "Saved at {time}. Another window or person saved something else. Both are kept.",
    owners:
      "Not saved: that a line is safer now. Only the first access code can say that.",
    cut: "Only the first 20,000 characters are saved. Make it shorter.",
    failed:
      "Not saved: the connection is gone. What you typed is still here. Trying again.",
    ended:
      "Not saved: you were signed out. What you typed is still here. Open your report in a new window and come back.",
    elsewhere:
      "Not saved: another report was opened in this browser. Copy what you typed here.",
  },
  links: {
    sent: "Open your report",
    conflict: "See both",
    ended: "Enter your access code",
    elsewhere: "Enter your access code",
  },
  session: {
    line: (span: string) =>
      `Your report stays open on this device for ${span} if nobody uses it. After that your access code opens it again. What was saved is not lost.`,
    lastLine: (span: string) =>
      `Your report stays open on this device for ${span}. After that your access code opens it again. What was saved is not lost.`,
    /** `{minutes}` is put in by the browser. */
    warnTitle: "Are you still there?",
    warn: "Your report closes on this device in {minutes} minutes, so that nobody else can read it here. What was saved is not lost.",
    last: "Your report has been open here for a day. It closes on this device in {minutes} minutes. Enter your access code again to go on.",
    overTitle: "Your report was closed on this device",
    over: "What was saved is not lost: your access code opens it again. Leave this page open. If you typed something that is not saved yet, it is saved once you have entered your code in a new window and come back.",
    stay: "Stay",
    code: "Enter your access code",
    close: "Back to the page",
  },
  unsent: {
    text: (time: string) =>
      `You typed this on ${time} and did not send it. It stands in the form below.`,
    drop: "Take it out",
  },
};
