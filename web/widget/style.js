// How it looks. The colours of the host page win: NL Design System (--nl-*) first, then Utrecht (--utrecht-*), then ours.

const COLOURS = `
:host {
  color-scheme: light dark;
  --button: var(--nl-button-primary-background-color, var(--utrecht-button-primary-action-background-color));
  --on-head: var(--nl-button-primary-color, var(--utrecht-button-primary-action-color, #fff));
  --on-accent: var(--nl-button-primary-color, var(--utrecht-button-primary-action-color, var(--o)));
  --paper: var(--utrecht-document-background-color, var(--p));
  --ink: var(--nl-paragraph-color, var(--utrecht-document-color, var(--i)));
  --accent: var(--button, var(--a));
  --head: var(--button, var(--h));
  --link: var(--nl-link-color, var(--utrecht-link-color, var(--a)));
  --focus: var(--nl-focus-outline-color, var(--utrecht-focus-outline-color, var(--i)));
  --edge: var(--utrecht-textbox-border-color, var(--soft));
  --round: var(--nl-button-border-radius, var(--utrecht-button-border-radius, 1.25em));
  --soft: color-mix(in srgb, var(--ink) 75%, var(--paper));
  --line: color-mix(in srgb, var(--ink) 20%, var(--paper));
  --ground: color-mix(in srgb, var(--ink) 5%, var(--paper));
  --mine: color-mix(in srgb, var(--link) 16%, var(--paper));
  --alarm-ground: color-mix(in srgb, var(--alarm) 8%, var(--paper));
  --p: #fff; --i: #1d2a33; --a: #0b5c6b; --h: #0b5c6b; --o: #fff; --alarm: #a4262c; --green: #2c7a4b; --amber: #9a6700;
}
/* A website that has no dark colours says so with: gewoon-vragen { color-scheme: light } */
@supports (color: light-dark(red, red)) {
  :host {
    --p: light-dark(#fff, #192127); --i: light-dark(#1d2a33, #eef2f4); --a: light-dark(#0b5c6b, #8fd3e0);
    --h: light-dark(#0b5c6b, #134450); --o: light-dark(#fff, #0c2328); --alarm: light-dark(#a4262c, #ff9a9a);
    --green: light-dark(#2c7a4b, #7fd3a0); --amber: light-dark(#9a6700, #eabf5a);
  }
}`;

const FRAME = `
:host { display: block; color: var(--ink); font: max(16px, 1rem)/1.5 var(--utrecht-document-font-family, system-ui, sans-serif); text-align: start }
:host(:not([weergave="inline"])) { position: fixed; bottom: 1em; right: 1em; z-index: 2147483000 }
* { box-sizing: border-box; margin: 0 }
[hidden], dialog:not([open]) { display: none !important }
button, textarea { font: inherit; color: inherit }
button { padding: .35em 1em; min-height: 2.75em; border: 2px solid transparent; border-radius: var(--round); font-weight: 600; text-align: start; cursor: pointer; overflow-wrap: anywhere }
button:hover { text-decoration: underline }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.launcher, .send { background: var(--accent); color: var(--on-accent) }
.launcher { min-height: 3.25em; padding: .5em 1.4em; border-radius: 2em; box-shadow: 0 0 0 2px var(--paper), 0 4px 16px #0006 }
.launcher::before { content: ""; display: inline-block; width: 1.2em; height: .9em; margin-right: .6em; border: .14em solid; border-radius: .3em .3em .3em 0 }
.panel { display: flex; flex-direction: column; height: 100%; padding: 0; border: 1px solid var(--line); border-radius: .9em; overflow: clip; background: var(--ground); color: var(--ink); position: relative }
dialog.panel { position: fixed; inset: auto 1em 1em auto; width: min(27em, 100vw - 2em); height: min(44em, 100vh - 2em); max-width: none; max-height: none; box-shadow: 0 8px 40px #0006 }
dialog.panel:modal { inset: 0; width: 100%; height: var(--seen-height, 100%); border: 0; border-radius: 0 }
.top { position: sticky; top: 0; z-index: 1 }
.head { display: flex; flex-wrap: wrap; gap: .4em 1em; align-items: center; padding: .6em .9em; background: var(--head); color: var(--on-head); --focus: var(--on-head) }
.titles { flex: 1 1 11em; min-width: 0; overflow-wrap: anywhere }
h2 { font-size: 1.2em; line-height: 1.25 }
.tools, .actions, .choices, .pinned, .place-head { display: flex; flex-wrap: wrap; gap: .3em .5em; align-items: center }
.tool { min-height: 2.2em; padding: .1em .7em; border: 1px solid; background: none; font-size: .9em }
.tool.leave { background: var(--on-head); color: var(--head) }
.pinned { padding: .35em .9em; background: var(--alarm-ground); border-bottom: 2px solid var(--alarm); gap: .15em .9em }
.transcript { flex: 1 1 auto; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: .9em; position: relative }
.transcript:focus-visible { outline-offset: -3px }
.composer { position: sticky; bottom: 0; padding: .5em .9em .8em; background: var(--paper); border-top: 1px solid var(--line) }
label { display: block; margin-bottom: .3em; font-weight: 600 }
.row { display: flex; gap: .5em; align-items: flex-end }
textarea { flex: 1; min-width: 0; width: 100%; max-height: 12em; padding: .5em .7em; border: 1px solid var(--edge); border-radius: .5em; background: var(--paper); resize: vertical }
::placeholder { color: var(--soft); opacity: 1 }`;

const MESSAGES = `
.turn { display: flex; flex-direction: column; gap: .5em; align-items: flex-start; margin: .8em 0 }
.mine { align-items: flex-end }
.bubble { max-width: 94%; padding: .55em .9em; border: 1px solid var(--line); border-radius: .3em 1em 1em; background: var(--paper); overflow-wrap: anywhere }
.bubble.mine { background: var(--mine); border-radius: 1em .3em 1em 1em }
.bubble.quiet { padding-block: 0; border-color: transparent; background: none }
.quiet, .small, .facts, .status, .typing, .badge { color: var(--soft); font-size: .92em }
p + p, p + ul, ul + p, li + li { margin-top: .4em }
ul { padding-left: 1.2em }
.notice { padding: .5em .9em; border-left: .3em solid var(--accent); border-radius: .3em; background: var(--paper) }
a { color: var(--link); text-underline-offset: .15em }
.action { display: inline-flex; align-items: center; min-height: 2em; font-weight: 600; white-space: pre-wrap }
.choice { border-color: var(--link); background: var(--paper); color: var(--link) }
.choice[aria-disabled] { border-style: dashed }
summary { min-height: 2em; padding: .2em 0; cursor: pointer; color: var(--link); font-weight: 600 }
summary span { text-decoration: underline; text-underline-offset: .15em }
h4, h5 { font-size: 1em }
h4 { margin-top: .6em }
.band { margin: .4em 0; padding: .35em .7em; border-left: .35em solid var(--alarm); background: var(--ground) }
.ordinary { border-color: var(--green) }
.watch { border-color: var(--amber) }
.places { list-style: none; padding: 0 }
.places li { margin-top: .5em; padding-top: .6em; border-top: 1px solid var(--line) }
.places p { margin: .15em 0 }
.badge { padding: 0 .55em; border: 1px solid; border-radius: 1em }
.open { color: var(--green) }
.facts { display: grid; grid-template-columns: fit-content(38%) 1fr; gap: .05em .8em }
.bubble .call { padding: .2em .9em; border-radius: var(--round); background: var(--link); color: var(--paper); text-decoration: none }
.alarm { border: 2px solid var(--alarm); background: var(--alarm-ground) }
.alarm .call { background: var(--alarm); color: var(--paper) }
.pinned :is(a, strong) { color: var(--alarm) }
.alarm :is(a:not(.call), .small) { color: var(--ink) }
.trouble { border-style: dashed; border-color: var(--edge) }
.trouble button { margin: .4em 0 }
.note { display: grid; gap: .3em }
/* The head and the form may stay in sight over what gets the focus: keep clear of them. */
.transcript :is(.turn, a, button, summary, textarea) { scroll-margin: 10em 0 8em }
.dots i { display: inline-block; width: .5em; height: .5em; margin-right: .25em; border-radius: 50%; background: currentColor; animation: blink 1.2s infinite }
.dots i + i { animation-delay: .2s }
.dots i + i + i { animation-delay: .4s }
@keyframes blink { 50% { opacity: .25 } }`;

const CIRCUMSTANCES = `
/* Low windows and strong zoom: everything scrolls together, or nothing of the conversation would be left in sight. */
@media (max-height: 30em) {
  .panel { overflow-y: auto }
  .top, .composer { position: static }
  .transcript { flex: none; overflow: visible }
}
@media (pointer: coarse) { .transcript:focus-visible { outline-width: 1px; outline-offset: -1px } }
@media (prefers-reduced-motion: reduce) { .dots i { animation: none } }
@media (prefers-contrast: more) { :host { --line: var(--ink); --soft: var(--ink) } }
@media (forced-colors: active) {
  .bubble, .notice, .head, button, .bubble .call { border: 1px solid }
  .alarm { border-width: 3px }
  .dots i { background: CanvasText }
}
@media print { :host { display: none } }`;

/** A sheet that also works under a policy that forbids inline styles. */
export function styleSheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(COLOURS + FRAME + MESSAGES + CIRCUMSTANCES);
  return sheet;
}
