import type { Catalogue } from "../catalogue.ts";

export const withdrawal: Catalogue["withdrawal"] = {
  link: "Retirar el informe",
  title: "Retirar su informe",
  lead: "Puede retirar su informe. Entonces nadie sigue trabajando en él.",
  doesTitle: "Qué pasa",
  does: [
    "Las oficinas dejan de trabajar en él. Ven que usted lo retiró, y cuándo.",
    "Ya no se le debe nada, y no sale ningún correo sobre él.",
    "Todavía puede leerlo aquí con su código de acceso. No puede añadir nada, y esto no se puede deshacer.",
  ],
  doesNotTitle: "Qué no puede hacer",
  doesNot: [
    "No puede hacer que nadie olvide lo que ya leyó.",
    "No borra su informe. Sus respuestas siguen selladas, y se conserva la historia de quién leyó qué.",
    "No termina ninguna obligación legal de informar que su organización pueda tener.",
  ],
  insteadTitle: "Quizá baste con esto",
  instead:
    "Si algo en él está mal, puede corregirlo: escriba un mensaje, o cambie sus respuestas. Para eso no hay que retirar nada.",
  reasonLabel: "¿Por qué lo retira?",
  reasonHint:
    "No tiene que decirlo. Lo que escriba se sella, igual que su informe.",
  button: "Retirar el informe",
  keep: "Conservarlo y volver",
  already: {
    withdrawn: "Usted ya retiró este informe. No hay nada más que hacer.",
    ended:
      "Este informe ha terminado, así que no queda nada que retirar. Qué fue de él está en su página.",
  },
};
