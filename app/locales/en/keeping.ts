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
  unsent: {
    text: (time: string) =>
      `You typed this on ${time} and did not send it. It stands in the form below.`,
    drop: "Take it out",
  },
};
