/** What people type: long words without a place to break, right to left, emoji, marks on marks, markup. */
const longWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(
  3,
);

export const longLine = `${longWord.slice(0, 90)} Κέντρο שלום مرحبا 👩🏽‍🚒`;

export const longText = `First line, then an address without an end:
https://${"very-long-name.".repeat(12)}example/${"path/".repeat(20)}

عندنا شبكة كاملة تحت سيطرة شخص مجهول منذ ليلة أمس، ولا نعرف من هو.
יש לנו נתב שהוגדר מחדש בלילה.
👩🏽‍🚒🚨🔥 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘ <b>not bold</b> & "quoted"
${longWord}
${"A sentence that goes on. ".repeat(30)}`;
