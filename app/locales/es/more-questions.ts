import type { QuestionWords } from "../shape.ts";
import type { MoreQuestionId } from "#app/domain/form/questions.ts";

export const moreQuestions: Pick<QuestionWords, MoreQuestionId> = {
  began: {
    label: "¿Cuándo pudo haber empezado?",
    hint: "Basta una fecha aproximada: el primer indicio que encontró, o la última vez que todo estaba bien.",
  },
  still_going_on: { label: "¿Sigue ocurriendo?" },
  how_found: { label: "¿Cómo se descubrió?" },
  signs: {
    label: "¿Coincide algo de esto?",
    hint: "Para quien administra la red. Elija todo lo que coincida. Mire, pero no cambie nada todavía.",
  },
  entry_product: {
    label: "¿Por qué producto entraron?",
    hint: "Fabricante y modelo, por ejemplo “Cisco ASR 1002”. También sirve una suposición: diga que lo es.",
  },
  entry_version: { label: "¿Qué versión tiene?" },
  entry_cve: {
    label: "Número CVE del fallo, si lo sabe",
    hint: "Por ejemplo CVE-2023-20198.",
  },
  evidence_held: {
    label: "¿Qué pruebas tiene todavía?",
    hint: "Elija todas las que tenga. No tiene que entregarlas ahora.",
  },
  logs_reach: { label: "¿Hasta cuándo llegan sus registros?" },
  evidence_overwritten: {
    label: "¿Cuándo se borrará lo primero?",
    hint: "Por ejemplo, cuando los registros dan la vuelta. Si puede, deténgalo ahora.",
  },
  effect_since: { label: "¿Desde cuándo está afectado el servicio?" },
  users_affected: { label: "¿Cuántas personas lo notan, más o menos?" },
  people_count: {
    label: "¿De cuántas personas hay datos o cuentas afectados, más o menos?",
  },
  systems_count: { label: "¿Cuántos sistemas están afectados, más o menos?" },
  sites_count: { label: "¿Cuántos lugares están afectados, más o menos?" },
  customers_named: {
    label: "¿A qué clientes puede llegar, si puede nombrarlos?",
    hint: "Solo organizaciones. No nombre a personas particulares.",
  },
  told_numbers: { label: "Los números de caso que le dieron" },
  actions_note: {
    label: "¿Qué se hizo, cuándo y quién lo hizo?",
    hint: "En el orden en que se hizo. No escriba contraseñas.",
  },
  operator_role: {
    label: "¿Qué opera su organización?",
    hint: "Elija todo lo que corresponda.",
  },
  further_sites: {
    label: "¿Qué otros lugares están afectados?",
    hint: "Una fila para cada lugar: un código postal (ZIP), o un condado o ciudad con su estado, o un país y una ciudad. Las filas vacías no cuentan.",
  },
  acting_for: { label: "¿Actúa alguien en su nombre?" },
  acting_contact: {
    label: "Sus nombres, empresas y cómo localizarlos",
    hint: "Diga con quién debemos hablar primero.",
  },
  earlier_report: {
    label: "¿Forma parte de algo que ya se informó?",
    hint: "El número del informe anterior, aquí o en otro lugar.",
  },
  help_details: {
    label: "¿Qué necesita, en sus propias palabras?",
    hint: "Por ejemplo: una llamada antes de cambiar contraseñas.",
  },
  help_by: { label: "¿Para cuándo lo necesita?" },
};
