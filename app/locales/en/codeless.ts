/** What is said instead of "your access code" to whoever went on without one: the intruder may see their device. */
export const codeless = {
  /** On each page of the form. */
  draft:
    "You have no access code. Send before you close this window: it closes by itself after a day at most. If you give a phone number or Signal name at the end, we can give you a code later.",
  check:
    "You have no access code, and the report holds no phone number or Signal name. Once this window is closed, you cannot come back to it. If you have a safe number, give it before you send.",
  give: "Give a number",
  mail: "We send no mail at all.",
  referenceHint: "Give it on the phone. It opens nothing.",
  comeBack: {
    call: "You have no access code. To come back, open this site on a safe device, choose “I lost my access code” and give the reference. Then we call the number in your report.",
    none: "You have no access code, and the report holds no number at which we could call you. Once this window is closed, you cannot come back to it. Note the reference: you can give it on the phone.",
  },
  silent: "We will send you no mail.",
  printHint: "You can print this page.",
  leaveHint:
    "Closes this report on this device. You have no access code that opens it again.",
  cardIn:
    "There is no access code yet. On a safe device choose “I lost my access code” there and give the reference: if the report holds a number, we call it.",
  session: {
    line: (span: string) =>
      `Your report stays open on this device for ${span} if nobody uses it. You have no access code that opens it again.`,
    lastLine: (span: string) =>
      `Your report stays open on this device for ${span}. You have no access code that opens it again.`,
    warn: "Your report closes on this device in {minutes} minutes, so that nobody else can read it here. You have no access code that opens it again.",
    last: "Your report has been open here for a day. It closes on this device in {minutes} minutes, and you have no access code. If you did not send it, send it now.",
    over: "What was sent has arrived. You have no access code: on a safe device choose “I lost my access code”. If the report holds a number, we call it.",
  },
};
