import type { QuestionWords } from "../shape.ts";
import type { MoreQuestionId } from "#app/domain/form/questions.ts";

/** The second tier. */
export const moreQuestions: Pick<QuestionWords, MoreQuestionId> = {
  began: {
    label: "When may it have started?",
    hint: "A rough date is fine: the first sign that you found, or the last time that all was well.",
  },
  still_going_on: { label: "Is it still going on?" },
  how_found: { label: "How was it found?" },
  signs: {
    label: "Do any of these match?",
    hint: "For whoever runs the network. Choose all that match. Look at it, but change nothing yet.",
  },
  entry_product: {
    label: "Which product did they come in through?",
    hint: "Maker and model, for example “Cisco ASR 1002”. A guess helps too: say that it is one.",
  },
  entry_version: { label: "Which version does it run?" },
  entry_cve: {
    label: "CVE number of the flaw, if you know it",
    hint: "For example CVE-2023-20198.",
  },
  evidence_held: {
    label: "What evidence do you still have?",
    hint: "Choose all that you have. You do not have to hand it over now.",
  },
  logs_reach: { label: "How far back do your logs go?" },
  evidence_overwritten: {
    label: "When will the first of it be overwritten?",
    hint: "For example when logs roll over. If you can, stop that now.",
  },
  effect_since: { label: "Since when is the service affected?" },
  users_affected: { label: "How many people notice it, roughly?" },
  people_count: {
    label: "How many people's details or accounts are touched, roughly?",
  },
  systems_count: { label: "How many systems are touched, roughly?" },
  sites_count: { label: "How many places are touched, roughly?" },
  customers_named: {
    label: "Which customers or clients may it reach, if you may name them?",
    hint: "Organizations only. Name no private persons.",
  },
  told_numbers: { label: "Any case numbers they gave you" },
  actions_note: {
    label: "What was done, when, and by whom?",
    hint: "In the order in which it was done. Leave out passwords.",
  },
  operator_role: {
    label: "What do you operate?",
    hint: "Choose all that fit.",
  },
  further_sites: {
    label: "Which other places are affected?",
    hint: "One row for each place: a ZIP code, or a county or town with its state, or a country and town. Empty rows are left out.",
  },
  acting_for: { label: "Does anybody act for you in this?" },
  acting_contact: {
    label: "Their names, firms and how to reach them",
    hint: "Say whom we should speak to first.",
  },
  earlier_report: {
    label: "Is it part of something reported before?",
    hint: "The number of the earlier report, here or elsewhere.",
  },
  help_details: {
    label: "What do you need, in your own words?",
    hint: "For example: a call before we change passwords.",
  },
  help_by: { label: "By when do you need it?" },
};
