/**
 * Plain words that are hard to mishear and that nobody minds saying on the phone. 128 in each language, so a phrase of
 * three words is one of two million, and each guess costs a call.
 */
const lists = {
  en: `apple arrow autumn baker balloon barrel basket beaver bicycle blanket bottle branch bridge broom bucket butter
    button cabin camel candle canyon carpet carrot castle cattle cedar cherry chimney circus clover coffee copper corner
    cotton cousin cradle cricket crystal curtain daisy dancer desert dolphin donkey dragon drummer eagle engine falcon farmer
    feather fiddle flower forest fountain garden garlic ginger giraffe glacier guitar hammer harbor hazel helmet hollow honey
    island jacket jungle kettle kitchen ladder lantern lemon lettuce library lizard magnet mango maple marble meadow melon
    mirror monkey mountain muffin needle oatmeal ocean olive onion orchard oyster paddle painter panda parrot pencil pepper
    piano pigeon pillow planet pocket potato pumpkin rabbit raven ribbon river rooster saddle sailor salmon shovel silver
    spider squirrel summer sweater teacher tiger tomato trumpet turtle velvet`,
  es: `abeja abrigo aceite aguja ajedrez almendra amigo ancla arena armario arroyo azulejo bahia balcon ballena bandera barco
    barril bodega bolsa bosque botella burro caballo cabra cadena caldera camello camino campana canasta canela cangrejo caracol
    cartero castillo cebolla cereza cocina cometa conejo cordero corteza cuchara cuerda dedal delfin desierto dragon durazno
    elefante escalera escoba espejo estrella fabrica familia farol flauta foca fresa fuente gallina ganso garza gato girasol
    globo granja guitarra gusano hacha helado hermano hielo higo hoguera hormiga huerta iglesia invierno isla jarra jirafa
    jinete ladrillo lago lagarto lechuga leche limon linterna lluvia lobo madera maleta mantel manzana marinero martillo
    melon mesa molino monte naranja nube olivo oveja palma paloma panadero patio perla piano piedra piloto pimienta planeta
    playa puente queso rama raton rosa sandalia tambor tortuga trigo`,
} as const satisfies Record<string, string>;

export type PhraseLanguage = keyof typeof lists;

export const phraseWords: Record<PhraseLanguage, readonly string[]> = {
  en: lists.en.split(/\s+/),
  es: lists.es.split(/\s+/),
};

/** Three words from as many random bytes. */
export function phraseOf(language: PhraseLanguage, bytes: Uint8Array): string {
  const words = phraseWords[language];
  // 128 divides 256, so each word is as likely as any other.
  return Array.from(bytes, (byte) => words[byte & 127]).join(" ");
}
