/** Everything of a report in one file. */
export const download = {
  link: "Save everything as one file",
  title: "Save everything as one file",
  lead: "One ZIP file with all that you told us and all that was answered.",
  notSealedTitle: "This file is open to anybody who finds it",
  notSealed:
    "Here your report is sealed. In this file it is not. Save it only on a device that was never on the affected network, best on a memory stick that you lock away. Do not mail it.",
  insideTitle: "What is inside",
  files: {
    "README.txt": "what is what, and how to check it",
    "receipt.json": "the signed receipt",
    "receipt.pdf": "the same to read and to print",
    "jwks.json": "our public keys, to check the receipt without us",
    "answers.json": "your answers; older versions stand beside it",
    "messages.txt": "all messages, to read",
    "messages.json": "all messages, for programs",
    "timeline.json": "what happened, and when",
    "deadlines.ics": "the deadlines that may run, for a calendar",
    "advice.txt": "what to do while you wait",
    "evidence/": "your files, as you sent them",
    SHA256SUMS: "a check sum of each file",
  },
  evidence: (count: number, size: string) =>
    count === 1
      ? `One file of yours is in it, ${size}. It may take a while to load.`
      : `${count} files of yours are in it, ${size}. They may take a while to load.`,
  noEvidence: "You have sent no files so far.",
  recorded: "The history of your report will show that it was saved, and when.",
  button: "Save as ZIP file",
  fileName: "landline-report.zip",
  readme: {
    title: (reference: string) => `Report ${reference}`,
    written: (time: string, address: string) =>
      `Saved on ${time} from ${address}.`,
    notSealed:
      "Nothing in here is sealed. Keep it where the intruder cannot see it.",
    inside: "What is what:",
    checkSums:
      "To check that no file was changed, type this in the folder of these files:",
    checkReceipt: (address: string) =>
      `To check the receipt, give receipt.json to ${address}. That page also says how to check it with your own tools; jwks.json holds the keys.`,
    checkAnswers:
      "The receipt holds the SHA-256 check sum of answers.json. When both are the same, you said just this, and when.",
    malware:
      "The folder “evidence” holds files as they were sent. They may be live malware: open them only where that does no harm.",
  },
};
