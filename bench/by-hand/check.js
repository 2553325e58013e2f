// The yardstick of `cargo xtask bench`: the same check, written by hand in plain JavaScript. The same questions, rules
// and words, the same elements on every screen, no library and nothing to load: one HTML file. It leaves out what a
// taker of the bench never meets: links, kept answers, urgent screens, the device's country. Drawings, and what comes
// later on the quiz's own screens, are as the quiz shows them (`bench/pieces.mjs`), and do nothing when pressed.

(() => {
  const check = JSON.parse(document.getElementById("content").textContent);
  const { interface: text, questions, pieces } = check;
  const app = document.getElementById("app");

  // ---------------------------------------------------------------- the state: what was said, and where the taker is

  /** By question: { ticked: a set of choices, sides: by place, typed, unit }. */
  const answers = [];
  const drafts = [];
  let place = 0;
  let way;

  // ---------------------------------------------------------------- the rules

  /** By question, the flags whose condition speaks of it. */
  const flagsOf = questions.map(() => new Set());
  const visit = (condition, see) => {
    if (!Array.isArray(condition)) return;
    const [kind, one] = condition;
    if (kind === "all" || kind === "any") one.forEach((part) => visit(part, see));
    else if (kind === "not") visit(one, see);
    else if (kind === "named") visit(check.conditions[one], see);
    else if (kind === "flag") visit(check.flags[one].when, see);
    else if (["choice", "at_least", "same_side"].includes(kind)) see(one);
  };
  check.flags.forEach(({ when }, flag) => visit(when, (question) => flagsOf[question].add(flag)));

  /** What is known after some questions: true was asked, false was passed over, undefined lies ahead. */
  const nothing = () => ({ asked: [], answered: [], raised: new Set(), urgency: 0, levels: [], band: undefined });

  /** Whether a condition holds; null where that depends on what lies ahead. */
  const truth = (condition, facts) => {
    if (!Array.isArray(condition)) return condition;
    const [kind, one, two, three] = condition;
    const known = (test) => (facts.asked[one] ? test(answers[one]) : facts.asked[one] === false ? false : null);
    switch (kind) {
      case "all":
      case "any": {
        const decides = kind === "any";
        let whole = !decides;
        for (const part of one) {
          const holds = truth(part, facts);
          if (holds === decides) return decides;
          if (holds === null) whole = null;
        }
        return whole;
      }
      case "not": {
        const holds = truth(one, facts);
        return holds === null ? null : !holds;
      }
      case "named": return truth(check.conditions[one], facts);
      case "flag": return facts.raised.has(one) || truth(check.flags[one].when, facts);
      case "choice": return known((said) => said.ticked.has(two));
      case "at_least": return known((said) => said.steps >= two[said.unit]);
      case "same_side":
        return known((said) => two.some((a) => three.some((b) => (said.sides[a] & said.sides[b]) !== 0)));
      case "urgency": return facts.urgency >= one;
      case "level": return facts.levels[one] >= two;
      case "levels": return facts.levels.reduce((sum, level) => sum + (level ?? 0), 0) >= one;
      case "sign": return check.domains.some(({ sign }, domain) => sign && facts.levels[domain] >= one);
      case "band": return facts.band === one;
    }
  };
  const holds = (condition, facts) => truth(condition, facts) === true;

  const raise = (flag, facts) => {
    if (!facts.raised.has(flag) && holds(check.flags[flag].when, facts)) {
      facts.raised.add(flag);
      facts.urgency = Math.max(facts.urgency, check.flags[flag].tier);
    }
  };

  /** Walks through the questions: what is known at the end, and which comes next. */
  const walk = (until = questions.length) => {
    const facts = nothing();
    let next;
    for (let index = 0; index < until; index += 1) {
      if (!holds(questions[index].askIf, facts)) {
        facts.asked[index] = false;
        continue;
      }
      if (!answers[index]) {
        next = index;
        break;
      }
      facts.asked[index] = true;
      facts.answered.push(index);
      flagsOf[index].forEach((flag) => raise(flag, facts));
      if (facts.urgency >= 2) break;
    }
    let ahead = 0;
    for (let index = next ?? questions.length; index < questions.length; index += 1) {
      if (truth(questions[index].askIf, facts) !== false) ahead += 1;
    }
    if (next === undefined) {
      for (let index = 0; index < questions.length; index += 1) facts.asked[index] ??= false;
      check.flags.forEach((_, flag) => raise(flag, facts));
    }
    return { facts, next, most: facts.answered.length + ahead };
  };

  const offered = (index, facts) =>
    questions[index].choices.map((choice, at) => holds(choice.onlyIf, facts) || !!answers[index]?.ticked.has(at));

  const points = (index, facts) => {
    if (!facts.asked[index]) return 0;
    const { number, choices } = questions[index];
    const said = answers[index];
    if (number) return number.bins.findLast(({ from }) => said.steps >= from[said.unit])?.points ?? 0;
    return [...said.ticked].reduce((sum, choice) => sum + choices[choice].points, 0);
  };

  /** Points, levels and the band. */
  const assess = () => {
    const { facts } = walk();
    const domains = check.domains.map((domain) => {
      if (holds(domain.unusedIf, facts)) return { points: 0 };
      const closed = domain.gate !== null && points(domain.gate, facts) === 0;
      const part = ({ questions, cap }) => Math.min(cap, questions.reduce((sum, index) => sum + points(index, facts), 0));
      const all = closed ? 0 : domain.parts.reduce((sum, one) => sum + part(one), 0);
      const rated = domain.parts.some((one) => one.questions.some((index) => facts.asked[index]
        && (questions[index].number || [...answers[index].ticked].some((choice) => !questions[index].choices[choice].unrated))));
      return { points: all, rated, level: all >= check.levels.high ? 2 : all >= check.levels.medium ? 1 : 0 };
    });
    facts.levels = domains.map(({ level }) => level);
    facts.band = check.bands.findIndex(({ when }) => holds(when, facts));
    return { facts, domains };
  };

  /** The answers by which a condition holds, as [question, choice]; no choice for a number. */
  const reasons = (condition, facts, found) => {
    if (!Array.isArray(condition) || !holds(condition, facts)) return;
    const [kind, one, two, three] = condition;
    const scoring = (domain) => {
      for (const index of check.domains[domain].parts.flatMap((part) => part.questions)) {
        if (!facts.asked[index]) continue;
        if (questions[index].number) {
          if (points(index, facts) > 0) found.push([index]);
        } else {
          for (const choice of answers[index].ticked) if (questions[index].choices[choice].points > 0) found.push([index, choice]);
        }
      }
    };
    if (kind === "all" || kind === "any") one.forEach((part) => reasons(part, facts, found));
    else if (kind === "named" && !(check.scoredIf[0] === "named" && check.scoredIf[1] === one)) reasons(check.conditions[one], facts, found);
    else if (kind === "flag") reasons(check.flags[one].when, facts, found);
    else if (kind === "choice") found.push([one, two]);
    else if (kind === "at_least") found.push([one]);
    else if (kind === "same_side") for (const at of [...two, ...three]) if (answers[one].ticked.has(at)) found.push([one, at]);
    if (kind === "urgency" && one > 0) check.flags.forEach((flag) => flag.tier >= one && reasons(flag.when, facts, found));
    else if (kind === "level") scoring(one);
    else if (kind === "levels" || kind === "sign") check.domains.forEach((_, domain) => scoring(domain));
    else if (kind === "band") reasons(check.bands[one].when, facts, found);
  };

  // ---------------------------------------------------------------- parts of screens

  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const esc = (words) => String(words).replace(/[&<>"]/g, (letter) => escapes[letter]);
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  const when = (holds, html) => (holds ? html : "");

  const back = (to) => when(to !== undefined, `<nav class="back"><button type="button" class="quiet" data-do="back">${esc(text.back)}</button></nav>`);
  const go = (words) => `<button type="submit" class="go">${esc(words)}</button>`;
  const remember = () => `<details class="remember"><summary>${esc(text.privacy_title)}</summary><p>${esc(text.privacy_text)}</p><p>${esc(text.privacy_limits)}</p>`
    + `<label class="choice small"><input type="checkbox" name="remember"><span>${esc(text.remember)}</span></label>`
    + `<p class="hint">${esc(text.remember_hint)}</p></details>`;
  const later = (id) => `<div id="${id}"></div>`;
  const startAgain = () => `<details class="start-again"><summary>${esc(text.start_again)}</summary><p>${esc(text.start_again_text)}</p>`
    + `<button type="button" class="second" data-do="again">${esc(text.start_again_yes)}</button></details>`;

  const sideNames = () => [[1, "left", text.side_left], [2, "right", text.side_right], [3, "both", text.side_both]];
  const said = (index) => {
    const { choices, number } = questions[index];
    const answer = answers[index];
    if (number) {
      const unit = number.units[answer.unit];
      return [fill(text.number_with_unit, { number: answer.steps / unit.steps, unit: unit.name })];
    }
    return [...answer.ticked].sort((a, b) => a - b).map((choice) => placed(index, choice));
  };
  const placed = (index, choice) => {
    const { words, middle, exclusive } = questions[index].choices[choice];
    const side = !middle && !exclusive && sideNames().find(([bits]) => bits === answers[index].sides[choice])?.[2];
    return side ? fill(text.place_with_side, { place: words, side }) : words;
  };

  const sides = (index, choice) => {
    const { id, choices } = questions[index];
    return `<div class="sides" role="group" aria-label="${esc(fill(text.which_side, { place: choices[choice].words }))}">`
      + sideNames().map(([bits, value, words]) => `<label class="side"><input type="radio" name="${id}:${choices[choice].id}" value="${value}"${when(drafts[index].sides[choice] === bits, " checked")}><span>${esc(words)}</span></label>`).join("")
      + "</div>";
  };

  const controls = (index) => {
    const { id, kind, choices, groups, number } = questions[index];
    const draft = drafts[index];
    if (number?.scale) {
      const most = number.units[0].max;
      const steps = Array.from({ length: most + 1 }, (_, n) =>
        `<label class="step"><input type="radio" name="${id}" value="${n}"${when(draft.typed === String(n), " checked")}><span>${n}</span></label>`);
      return `<div class="scale${when(most > 7, " long")}">${steps.join("")}</div><p class="unit">${esc(number.units[0].name)}</p>`;
    }
    if (number) {
      const units = number.units.map((unit, at) => `<label class="side"><input type="radio" name="${id}.unit" value="${unit.id}"${when(draft.unit === at, " checked")}><span>${esc(unit.name)}</span></label>`);
      return `<div class="number"><input type="text" inputmode="decimal" autocomplete="off" maxlength="12" class="figure" name="${id}" aria-label="${esc(questions[index].ask)}"${when(questions[index].hint, ' aria-describedby="hint"')} value="${esc(draft.typed)}">`
        + (units.length > 1 ? `<div class="units" role="group" aria-label="${esc(text.unit)}">${units.join("")}</div>` : `<span class="unit">${esc(number.units[0].name)}</span>`)
        + "</div>";
    }
    const offer = offered(index, way.facts);
    const item = (choice) => {
      const on = draft.ticked.has(choice);
      const { middle, exclusive } = choices[choice];
      const label = `<label class="choice"><input type="${kind === "one" ? "radio" : "checkbox"}" name="${id}" value="${choices[choice].id}"${when(on, " checked")}><span>${esc(choices[choice].words)}</span></label>`;
      return kind === "places" ? `<div class="place">${label}${on && !middle && !exclusive ? sides(index, choice) : ""}</div>` : label;
    };
    const inGroup = (group) => choices.map((choice, at) => (offer[at] && choice.group === group && !choice.exclusive ? item(at) : "")).join("");
    const none = choices.findIndex(({ exclusive }, at) => exclusive && offer[at]);
    const list = '<div class="choices">'
      + groups.map((name, group) => {
        const items = inGroup(group);
        return when(items, `<div class="group" role="group" aria-label="${esc(name)}"><h2 class="group-name" aria-hidden="true">${esc(name)}</h2>${items}</div>`);
      }).join("")
      + inGroup(null)
      + (none < 0 ? "" : `<p class="or" aria-hidden="true">${esc(text.or)}</p>${item(none)}`)
      + "</div>";
    return kind === "places" ? `<div class="mapped"><div>${pieces.map}</div>${list}</div>` : list;
  };

  /** Marks on the body what is ticked on this question. */
  const mark = (index) => {
    const { ticked, sides } = drafts[index];
    const names = new Set();
    for (const choice of ticked) {
      const { words, middle } = questions[index].choices[choice];
      if (middle) names.add(words);
      else for (const [bits, , side] of sideNames().slice(0, 2)) if (bits & sides[choice]) names.add(fill(text.place_with_side, { place: words, side }));
    }
    for (const spot of app.querySelectorAll(".mapped :is(.spot, .marked)")) spot.setAttribute("class", names.has(spot.textContent) ? "marked" : "spot");
  };

  // ---------------------------------------------------------------- screens

  const question = (index) => {
    const { id, ask, hint, why, strength, section } = questions[index];
    const number = way.facts.answered.filter((other) => other < index).length + 1;
    const most = Math.max(way.most, number);
    return `<main id="main" data-screen="question" data-question="${id}">${back(before())}`
      + when(index === 0, `<div class="intro"><p class="lead">${esc(text.intro_lead)}</p><p>${esc(text.intro_text)}</p></div>`)
      + `<div class="progress"><p><span class="section-name">${esc(check.sections[section])}</span><span>${esc(fill(text.progress, { n: number, most }))}</span></p>`
      + `<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="rail" width="100" height="1"></rect><rect class="done" width="${Math.floor((number * 100) / most)}" height="1"></rect></svg></div>`
      + `<form novalidate><fieldset${when(hint, ' aria-describedby="hint"')}><legend><h1 tabindex="-1">${esc(ask)}</h1></legend>${when(hint, `<p class="hint" id="hint">${esc(hint)}</p>`)}${when(pieces[`${id} keepsake`], later("keepsake"))}${controls(index)}</fieldset>`
      + `<details class="why-asked"><summary>${esc(text.why_asked)}</summary><p>${esc(why)}</p><p>${esc(text[`strength_${strength}`])}</p></details>${go(text.continue_)}</form>`
      + remember() + when(answers.some(Boolean), startAgain()) + "</main>";
  };

  const list = () => `<main id="main" data-screen="check">${back(before())}<h1 tabindex="-1">${esc(text.check_title)}</h1><p>${esc(text.check_text)}</p>`
    + check.sections.map((name, section) => {
      const rows = way.facts.answered.filter((index) => questions[index].section === section).map((index) => {
        const { id, short } = questions[index];
        return `<div data-question="${id}"><dt>${esc(short)}</dt><dd>${said(index).map((line) => `<p>${esc(line)}</p>`).join("")}</dd>`
          + `<dd class="change"><button type="button" class="quiet" data-do="change" data-to="${index}">${esc(text.change)}<span class="aloud"> ${esc(short)}</span></button></dd></div>`;
      });
      return when(rows.length, `<section><h2>${esc(name)}</h2><dl class="answers">${rows.join("")}</dl></section>`);
    }).join("")
    + `<form>${go(text.see_result)}</form>${remember()}${startAgain()}</main>`;

  const result = () => {
    const { facts, domains } = assess();
    const statements = check.statements.filter((statement) => !["emergency", "urgent", "minor"].includes(statement.section) && holds(statement.when, facts));
    const of = (section) => statements.filter((statement) => statement.section === section);
    const source = (index) => {
      const { status, authors, year, title, journal, address } = check.sources[index];
      const note = text[`status_${status}`];
      if (status === "team" || status === "memory") return `<li>${esc(note)}</li>`;
      return `<li><cite translate="no">${esc(`${authors} ${year}`.trim().replace(/\.+$/, ""))}. `
        + (address ? `<a href="${esc(address)}" target="_blank" rel="noopener noreferrer">${esc(title)}</a>` : esc(title))
        + when(journal && !address, `. ${esc(journal)}`) + `</cite>${when(note, `<span class="note"> (${esc(note)})</span>`)}</li>`;
    };
    const reason = ({ id, when: rule, strength, sources }) => {
      const found = [];
      reasons(rule, facts, found);
      const seen = new Set();
      const because = found.sort((a, b) => a[0] - b[0] || (a[1] ?? 0) - (b[1] ?? 0)).filter((one) => !seen.has(String(one)) && seen.add(String(one)));
      return '<div class="reason">'
        + (because.length === 0 ? `<p>${esc(text.because_everybody)}</p>` : `<p>${esc(text.because)}</p><ul class="because">${because.map(([index, choice]) =>
          `<li>${esc(fill(text.short_answer, { question: questions[index].short, answer: choice === undefined ? said(index)[0] : placed(index, choice) }))}</li>`).join("")}</ul>`)
        + `<p>${esc(text[`strength_${strength}`])}</p><ul class="sources">${sources.map(source).join("")}</ul>`
        + `<p class="rule">${esc(text.rule)} <code translate="no">${id}</code></p></div>`;
    };
    const why = (statement) => `<details class="why"><summary>${esc(text.why_this)}</summary>${reason(statement)}</details>`;
    const all = (section) => when(of(section).length, `<ul class="statements">${of(section).map((statement) => `<li data-rule="${statement.id}"><p>${esc(statement.text)}</p>${why(statement)}</li>`).join("")}</ul>`);
    const part = (section, title) => when(of(section).length, `<section><h2>${esc(title)}</h2>${all(section)}</section>`);
    const folded = (section, title) => when(of(section).length, `<details class="opening"><summary>${esc(title)}</summary>${all(section)}</details>`);
    const levels = [["low", text.level_low], ["medium", text.level_medium], ["high", text.level_high]];
    const row = ({ points, level, rated }, domain) => {
      const counts = level !== undefined && rated;
      return `<tr class="${level === undefined ? "unused" : levels[level][0]}"><th scope="row">${esc(check.domains[domain].name)}</th><td class="level">${esc(counts ? levels[level][1] : check.domains[domain].empty)}</td><td class="points">`
        + (counts ? `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="rail" width="100" height="8" rx="4"></rect><rect class="fill" width="${Math.max(points, 2)}" height="8" rx="4"></rect></svg><span>${esc(fill(text.points, { points }))}</span>` : '<span aria-hidden="true">–</span>')
        + "</td></tr>";
    };
    return `<main id="main" data-screen="result" data-urgency="${["none", "soon"][facts.urgency]}" data-band="${check.bands[facts.band].id}">${back(before())}`
      + of("headline").slice(0, 1).map((statement) => `<div class="headline" data-rule="${statement.id}"><h1 tabindex="-1">${esc(statement.title)}</h1><p class="lead">${esc(statement.text)}</p>${why(statement)}</div>`).join("")
      + part("soon", text.soon_title)
      + `<section><h2>${esc(text.domains_title)}</h2><p>${esc(text.domains_text)}</p><table class="domains"><caption>${esc(text.domains_caption)}</caption>`
      + `<thead class="aloud"><tr><th scope="col">${esc(text.domains_area)}</th><th scope="col">${esc(text.domains_level)}</th><th scope="col">${esc(text.domains_points)}</th></tr></thead><tbody>${domains.map(row).join("")}</tbody></table></section>`
      + part("stands_out", text.stands_out_title) + pieces.where
      + `<section><h2>${esc(text.do_title)}</h2>${all("do")}`
      + of("worse").slice(0, 1).map((statement) => `<div class="worse" data-rule="${statement.id}"><h3>${esc(text.worse_title)}</h3><p>${esc(statement.text)}</p>${why(statement)}</div>`).join("")
      + "</section>"
      + `<section><h2>${esc(text.see_title)}</h2>`
      + of("see").map((statement) => `<div class="card" data-rule="${statement.id}"><h3>${esc(statement.title)}</h3><p class="timing">${esc(statement.timing)}</p><p>${esc(statement.text)}</p>${why(statement)}</div>`).join("")
      + `<div class="openings">${folded("bring", text.bring_title)}${folded("ask", text.ask_title)}</div></section>`
      + later("change")
      + `<section class="more"><h2>${esc(text.learn_title)}</h2><ul class="pieces">${of("learn").map((statement) => `<li data-rule="${statement.id}"><a href="learn/${statement.id.replace("learn_", "")}.html" target="_blank" rel="noopener">${esc(statement.title)}</a></li>`).join("")}</ul></section>`
      + part("limits", text.limits_title)
      + `<section class="keep"><h2>${esc(text.share_title)}</h2>${later("keepsake")}<p class="late">${esc(text.share_later)}</p><button type="button" class="second">${esc(text.print)}</button></section>`
      + remember() + startAgain() + `<p class="version">${esc(fill(text.version, check))}</p></main>`;
  };

  // ---------------------------------------------------------------- steps

  const before = () => {
    if (place === "result") return "list";
    return way.facts.answered.findLast((index) => place === "list" || index < place);
  };

  /** What is ticked and typed on a question: what was said, until something else is. */
  const draft = (index) => {
    const answer = answers[index];
    return { ticked: new Set(answer?.ticked), sides: { ...answer?.sides }, typed: answer?.typed ?? "", unit: answer?.unit ?? 0 };
  };

  const show = (to) => {
    place = to;
    way = walk();
    if (typeof place === "number") drafts[place] ??= draft(place);
    app.innerHTML = place === "list" ? list() : place === "result" ? result() : question(place);
    const heading = app.querySelector("h1");
    document.title = fill(text.page_title, { screen: heading.textContent, name: text.name });
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
    // As on the quiz's own screens, these come once the rest is there.
    const screen = questions[place]?.id ?? place;
    setTimeout(() => {
      for (const id of ["keepsake", "change"]) {
        const there = pieces[`${screen} ${id}`] && document.getElementById(id);
        if (there) there.innerHTML = pieces[`${screen} ${id}`];
      }
    });
  };

  const move = (to) => {
    history.pushState(to, "");
    show(to);
  };

  /** The answer on the screen; nothing where it is not complete. */
  const meant = (index) => {
    const { number, choices, kind } = questions[index];
    const { ticked, sides, typed, unit } = drafts[index];
    if (number) {
      const value = Number(typed.trim().replace(",", "."));
      const { steps, max } = number.units[unit];
      return typed.trim() && value >= 0 && value <= max && { ticked, sides, typed, unit, steps: Math.round(value * steps) };
    }
    const complete = ticked.size > 0 && (kind !== "places" || [...ticked].every((choice) => sides[choice]));
    return complete && { ticked, sides: kind === "places" ? sides : {}, choices, unit: 0 };
  };

  const goOn = () => {
    if (place === "list") return move("result");
    const answer = meant(place);
    if (!answer) return;
    answers[place] = answer;
    drafts[place] = undefined;
    const { facts, next } = walk();
    move(facts.answered.find((index) => index > place) ?? next ?? "list");
  };

  app.addEventListener("input", ({ target }) => {
    const index = place;
    if (typeof index !== "number" || target.name === "remember") return;
    const { id, kind, choices, number } = questions[index];
    const state = drafts[index];
    if (number) {
      if (target.name === id) state.typed = target.value;
      else state.unit = number.units.findIndex((unit) => unit.id === target.value);
      return;
    }
    if (target.name !== id) {
      const choice = choices.findIndex((one) => `${id}:${one.id}` === target.name);
      state.sides[choice] = sideNames().find(([, value]) => value === target.value)[0];
      mark(index);
      return;
    }
    const choice = choices.findIndex((one) => one.id === target.value);
    const on = target.checked;
    const off = (others) => {
      for (const other of [...state.ticked].filter(others)) {
        state.ticked.delete(other);
        delete state.sides[other];
        if (kind === "one") continue;
        const input = app.querySelector(`[name="${id}"][value="${choices[other].id}"]`);
        input.checked = false;
        input.closest(".place")?.querySelector(".sides")?.remove();
      }
    };
    if (kind === "one" || (on && choices[choice].exclusive)) off(() => true);
    else if (on) off((other) => choices[other].exclusive);
    else off((other) => other === choice);
    if (on) {
      state.ticked.add(choice);
      const sideless = choices[choice].middle || choices[choice].exclusive;
      if (sideless) state.sides[choice] = 3;
      if (kind === "places" && !sideless) target.closest(".place").insertAdjacentHTML("beforeend", sides(index, choice));
    }
    if (kind === "places") mark(index);
  });

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pieces.style);
  document.adoptedStyleSheets = [sheet];

  app.addEventListener("submit", (event) => {
    event.preventDefault();
    goOn();
  });

  app.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (button?.dataset.do === "back") move(before());
    else if (button?.dataset.do === "change") move(Number(button.dataset.to));
    else if (button?.dataset.do === "again") {
      answers.length = 0;
      drafts.length = 0;
      move(0);
    }
  });

  addEventListener("popstate", ({ state }) => show(state ?? 0));

  // The first question stands in the page already, and may have been answered.
  way = walk();
  drafts[0] = draft(0);
  for (const { value } of app.querySelectorAll("form input:checked")) drafts[0].ticked.add(questions[0].choices.findIndex(({ id }) => id === value));
  document.documentElement.dataset.program = "alive";
})();
