// How it looks. The colours of the host page win: NL Design System (--nl-*) first, then Utrecht (--utrecht-*), then ours.

const TOKENS = `
:host {
  color-scheme: light dark;
  --button: var(--nl-button-primary-background-color, var(--utrecht-button-primary-action-background-color));
  --paper: var(--utrecht-document-background-color, var(--p));
  --ink: var(--nl-paragraph-color, var(--utrecht-document-color, var(--i)));
  --accent: var(--button, var(--a));
  --head: var(--button, var(--h));
  --on-accent: var(--nl-button-primary-color, var(--utrecht-button-primary-action-color, var(--o)));
  --on-head: var(--nl-button-primary-color, var(--utrecht-button-primary-action-color, #fff));
  --link: var(--nl-link-color, var(--utrecht-link-color, var(--a)));
  --focus: var(--nl-focus-outline-color, var(--utrecht-focus-outline-color, var(--i)));
  --edge: var(--utrecht-textbox-border-color, var(--e));
  --round: var(--nl-button-border-radius, var(--utrecht-button-border-radius, 1.25em));
  --p: #fff; --i: #1d2a33; --a: #0b5c6b; --h: #0b5c6b; --o: #fff; --e: #667784;
  --soft: #51606b; --line: #d3dadf; --ground: #f3f6f7; --mine: #dceef1; --on-mine: #1d2a33;
  --alarm: #a4262c; --alarm-ground: #fdf1f1; --on-alarm: #fff; --green: #2c7a4b; --amber: #9a6700;
}
/* A website that has no dark colours says so with: gewoon-vragen { color-scheme: light } */
@supports (color: light-dark(red, red)) {
  :host {
    --p: light-dark(#fff, #192127); --i: light-dark(#1d2a33, #eef2f4); --a: light-dark(#0b5c6b, #8fd3e0);
    --h: light-dark(#0b5c6b, #134450); --o: light-dark(#fff, #0c2328); --e: light-dark(#667784, #93a2ad);
    --soft: light-dark(#51606b, #b4c1ca); --line: light-dark(#d3dadf, #3c4a54); --ground: light-dark(#f3f6f7, #11171b);
    --mine: light-dark(#dceef1, #1f444d); --on-mine: light-dark(#1d2a33, #eef2f4);
    --alarm: light-dark(#a4262c, #ff9a9a); --alarm-ground: light-dark(#fdf1f1, #33191b); --on-alarm: light-dark(#fff, #2a0c0e);
    --green: light-dark(#2c7a4b, #7fd3a0); --amber: light-dark(#9a6700, #eabf5a);
  }
}`;

const FRAME = `
:host { display: block; color: var(--ink); font-family: var(--nl-paragraph-font-family, var(--utrecht-document-font-family, system-ui, sans-serif)); font-size: max(16px, 1rem); line-height: 1.5; text-align: start }
:host([hidden]) { display: none }
:host(:not([weergave="inline"])) { position: fixed; inset-block-end: 1em; inset-inline-end: 1em; z-index: 2147483000 }
*, *::before, *::after { box-sizing: border-box }
[hidden] { display: none !important }
button, textarea { font: inherit; color: inherit }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
svg { inline-size: 1.5em; block-size: 1.5em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
.launcher { display: flex; gap: .6em; align-items: center; min-block-size: 3.25em; padding: .5em 1.3em .5em 1em; border: 2px solid transparent; border-radius: 2em; background: var(--accent); color: var(--on-accent); font-weight: 600; box-shadow: 0 4px 16px #0004; cursor: pointer }
.launcher:focus-visible { outline-offset: 3px; border-radius: 2em; box-shadow: 0 0 0 3px var(--paper) }
.panel { display: flex; flex-direction: column; block-size: 100%; min-block-size: 0; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: .9em; overflow: clip; background: var(--ground); color: var(--ink); position: relative }
dialog.panel:not([open]) { display: none }
dialog.panel { position: fixed; inset: auto 1em 1em auto; inline-size: min(27em, 100vw - 2em); max-inline-size: none; block-size: min(44em, 100vh - 2em); block-size: min(44em, 100dvh - 2em); max-block-size: none; box-shadow: 0 8px 40px #0005 }
dialog.panel:modal { inset: 0; inline-size: 100%; block-size: var(--seen-height, 100dvh); border: 0; border-radius: 0 }
.head { flex: none; display: flex; flex-wrap: wrap; gap: .4em 1em; align-items: center; justify-content: space-between; padding: .6em .9em; background: var(--head); color: var(--on-head); --focus: var(--on-head) }
.titles { flex: 1 1 11em; min-inline-size: 0 }
h2 { margin: 0; font-size: 1.2em; line-height: 1.25; overflow-wrap: anywhere }
.subtitle { margin: 0; font-size: .9em }
.tools { display: flex; flex-wrap: wrap; gap: .4em }
.tool { display: inline-flex; align-items: center; gap: .2em; min-block-size: 2.2em; padding: .1em .7em; border: 1px solid currentColor; border-radius: 1.2em; background: transparent; font-size: .9em; cursor: pointer }
.tool svg { inline-size: 1.15em; block-size: 1.15em }
.tool.leave { background: var(--on-head); color: var(--head); border-color: var(--on-head); font-weight: 700 }
.pinned { flex: none; display: flex; flex-wrap: wrap; gap: .15em .9em; align-items: center; padding: .35em .9em; background: var(--alarm-ground); border-block-end: 2px solid var(--alarm) }
.pinned strong { color: var(--alarm) }
.transcript { flex: 1 1 auto; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: .9em; position: relative }
.transcript:focus-visible { outline-offset: -3px }
.composer { flex: none; position: sticky; inset-block-end: 0; padding: .5em .9em .8em; background: var(--paper); border-block-start: 1px solid var(--line) }
.composer label { display: block; font-weight: 600; margin-block-end: .15em }
.row { display: flex; gap: .5em; align-items: flex-end }
textarea { flex: 1; min-inline-size: 0; inline-size: 100%; padding: .5em .7em; border: 1px solid var(--edge); border-radius: .5em; background: var(--paper); resize: vertical; max-block-size: 12em }
textarea::placeholder { color: var(--soft); opacity: 1 }
.send { min-block-size: 2.9em; padding: .3em 1.1em; border: 2px solid transparent; border-radius: var(--round); background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer }
.status { margin: 0; color: var(--soft); font-size: .95em }
.status:not(:empty) { margin-block-end: .3em }`;

const MESSAGES = `
.turn { display: flex; flex-direction: column; gap: .5em; align-items: flex-start; margin-block: .8em }
.turn.mine { align-items: flex-end }
.bubble { max-inline-size: 94%; padding: .55em .9em; border: 1px solid var(--line); border-radius: .3em 1em 1em 1em; background: var(--paper); overflow-wrap: anywhere; hyphens: manual }
.bubble.mine { max-inline-size: 85%; background: var(--mine); color: var(--on-mine); border-color: transparent; border-radius: 1em .3em 1em 1em }
.bubble p { margin: .35em 0 }
.bubble ul:not(.places) { margin: .35em 0; padding-inline-start: 1.2em }
.bubble li { margin-block: .3em }
.bubble.quiet { padding-block: 0; border-color: transparent; background: none; color: var(--soft); font-size: .92em }
.notice { padding: .5em .9em; border-inline-start: .3em solid var(--accent); border-radius: .3em; background: var(--paper); font-size: .95em }
.notice p { margin: .3em 0 }
/* The form may stay in sight over what gets the focus: keep clear of it. */
.transcript :is(a, button, summary, textarea) { scroll-margin-block: 1em 8em }
a { color: var(--link); text-underline-offset: .15em }
.action { display: inline-flex; align-items: center; min-block-size: 2em; font-weight: 600; white-space: pre-wrap; overflow-wrap: anywhere }
.actions { display: flex; flex-wrap: wrap; gap: .4em 1em; align-items: center; margin-block: .2em }
.notice .action { min-block-size: 1.6em }
.choices { display: flex; flex-wrap: wrap; gap: .5em }
.choice, .second { min-block-size: 2.75em; padding: .35em 1em; border: 2px solid var(--link); border-radius: var(--round); background: var(--paper); color: var(--link); font-weight: 600; text-align: start; cursor: pointer; overflow-wrap: anywhere }
.choice:hover, .second:hover, .tool:hover, .send:hover, .launcher:hover { text-decoration: underline }
.choice[aria-disabled] { border-style: dashed; cursor: default; text-decoration: none }
.card { margin-block: .5em .2em }
summary { min-block-size: 2em; cursor: pointer; color: var(--link); font-weight: 600 }
summary span { text-decoration: underline; text-underline-offset: .15em }
h4 { margin: .8em 0 .2em; font-size: 1em }
h5 { margin: 0; font-size: 1em }
.band { margin-block: .4em; padding: .35em .7em; border-inline-start: .35em solid var(--alarm); border-radius: .2em; background: var(--ground) }
.band.ordinary { border-color: var(--green) }
.band.watch { border-color: var(--amber) }
.band p { margin: .1em 0 }
.small, .facts { color: var(--soft); font-size: .92em }
.places { list-style: none; margin: .4em 0 0; padding: 0 }
.places li { margin: 0; padding-block: .6em; border-block-start: 1px solid var(--line) }
.places p { margin: .15em 0 }
.place-head { display: flex; flex-wrap: wrap; gap: .2em .6em; align-items: center }
.why { border-inline-start: .2em solid var(--line); padding-inline-start: .6em }
.badge { padding: 0 .55em; border: 1px solid var(--soft); border-radius: 1em; color: var(--soft); font-size: .88em }
.badge.open { border-color: var(--green); color: var(--green); font-weight: 600 }
.facts { display: grid; grid-template-columns: fit-content(38%) 1fr; gap: .05em .8em; margin: .3em 0 }
.facts dd { margin: 0 }
.call { padding: .2em .9em; border-radius: var(--round); background: var(--link); color: var(--paper); text-decoration: none }
.notice .call, .pinned .call { padding: 0; background: none; color: var(--link); text-decoration: underline }
.pinned .action { color: var(--alarm) }
.alarm { border: 2px solid var(--alarm); background: var(--alarm-ground) }
.alarm .call { background: var(--alarm); color: var(--on-alarm) }
.alarm .action:not(.call), .alarm .small, .alarm .facts { color: var(--ink) }
.trouble { border-style: dashed; border-color: var(--edge) }
.note { display: grid; gap: .3em; margin-block: .5em .2em; min-inline-size: min(20em, 70vw) }
.note label { font-weight: 600; margin-block-start: .4em }
.typing { display: flex; gap: .6em; align-items: center; margin-block: .6em; color: var(--soft) }
.dots { display: inline-flex; gap: .25em }
.dots i { inline-size: .5em; block-size: .5em; border-radius: 50%; background: currentColor; animation: blink 1.2s infinite }
.dots i:nth-child(2) { animation-delay: .2s }
.dots i:nth-child(3) { animation-delay: .4s }
@keyframes blink { 50% { opacity: .25 } }`;

const CIRCUMSTANCES = `
/* Low windows and strong zoom: everything scrolls together, or nothing of the conversation would be left in sight. */
@media (max-height: 30em) {
  .panel { overflow-y: auto }
  .composer { position: static }
  .transcript { flex: none; overflow: visible }
}
@media (pointer: coarse) {
  .transcript:focus-visible { outline-width: 1px; outline-offset: -1px }
}
@media (prefers-reduced-motion: reduce) {
  .dots i { animation: none }
}
@media (prefers-contrast: more) {
  :host { --line: var(--ink); --soft: var(--ink); --edge: var(--ink) }
}
@media (forced-colors: active) {
  .bubble, .notice, .head, .launcher, .send, .call, .band { border: 1px solid CanvasText }
  .alarm { border-width: 3px }
  .choice[aria-disabled] { color: GrayText; border-color: GrayText }
  .dots i { background: CanvasText }
}
@media print {
  :host { display: none }
}`;

/** @returns {CSSStyleSheet} a sheet that also works under a policy that forbids inline styles */
export function styleSheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([TOKENS, FRAME, MESSAGES, CIRCUMSTANCES].join("\n"));
  return sheet;
}
