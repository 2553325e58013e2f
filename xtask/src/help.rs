//! Help: what each command prints when asked.

pub(crate) const OVERVIEW: &str = "\
The commands of Glute Check.

  cargo xtask serve     runs the app on this machine and rebuilds it at every change
  cargo xtask build     makes the release, a folder of static files, in dist/
  cargo xtask test      runs every test
  cargo xtask prove     tries every promise over every set of answers
  cargo xtask monkey    makes very many inputs without sense
  cargo xtask fuzz      tries hostile input on everything that reads
  cargo xtask mutants   changes the engine and the content, to see whether the tests notice
  cargo xtask bench     measures weight, speed and memory of the release
  cargo xtask engines   runs every journey in Chromium, Firefox and WebKit
  cargo xtask hosts     tries the check in pages of other sites
  cargo xtask shots     takes pictures of every screen
  cargo xtask content   checks what the quiz asks and says
  cargo xtask icons     draws the icons of the installed app
  cargo xtask reproduce builds the release twice and compares every byte
  cargo xtask verify    compares a deployed copy with the release
  cargo xtask tools     installs what the other commands need and says what is there

`cargo xtask COMMAND --help` tells more. Each command installs the tools it needs: Trunk, wasm-bindgen and wasm-opt go
to target/tools, parts of Rust are added with rustup, Node.js and the browsers with the system's package manager.
";

pub(crate) const SERVE: &str = "\
cargo xtask serve [--port N] [--release]

Runs the app at http://127.0.0.1:8080/ and rebuilds it at every change.

  --port N    another port than 8080; when it is taken, the next free one is used
  --release   optimised as in the release: slower to build
";

pub(crate) const BUILD: &str = "\
cargo xtask build [--out DIR] [--stable] [--dev] [--features F] [--language L] [--questions N]
                  [--next] [--address URL]

Makes the release, a folder of static files for any file host, and lists what its files weigh.

  --out DIR      the folder to write, dist/ when not said
  --stable       with the standard library as Rust ships it: no unstable settings, but larger
  --dev          the development version: quick to build, large
  --features F   more cargo features of the app, separated by commas
  --language L   the page in another language of content/
  --questions N  made-up questions after the real ones until there are N, to measure with
  --next         the version after this one, made up for the tests: in it, links of today are links of the past
  --address URL  where the release will be: with it, systems such as WordPress make a frame of that address (oEmbed)
";

pub(crate) const TEST: &str = "\
cargo xtask test [--only PART [FILTER]]

Runs every test and stops at the first part that fails.

  --only PART   one part: fmt, clippy, supply, engine, prove, docs, components, build, variants, e2e, engines, fhir
                or hosting
  FILTER        of `engine`, `components`, `e2e`, `engines`, `fhir` or `hosting`, only the tests with these words in their
                name

`e2e` runs every journey in Chromium, `engines` the core of them in Firefox and WebKit.
`e2e`, `engines`, `fhir` and `hosting` alone take dist/, dist-pseudo/ and dist-next/ as they are; run `build` and
`variants` first when the app has changed.
`fhir` puts LHC-Forms into e2e/fhir/node_modules (250 MB) and fhir.resources into target/tools/fhir (60 MB).
`hosting` gets its web servers from the system's package manager; on Debian, nginx and Caddy are only unpacked into
target/tools, so that none of them is started on this machine.
The variables CHROME and CHROMEDRIVER name another browser and driver than those found.
";

pub(crate) const PROVE: &str = "\
cargo xtask prove [--write]

Tries what the check promises over every set of answers there is, holds the engine to it rule by rule, and compares the
table in docs/proof.md with what comes out. Takes less than a minute on two cores.

  --write   puts figures that have changed into docs/proof.md, and into the file that proof.html is made of
";

pub(crate) const MONKEY: &str = "\
cargo xtask monkey [--inputs N]

Makes 100,000 inputs without sense, always the same ones, at the session and at the release in dist/: no answer may be
lost, no wrong screen shown, nothing written to the console. Takes a quarter of an hour; `test` makes a few thousand.

  --inputs N   another number of inputs
";

pub(crate) const FUZZ: &str = "\
cargo xtask fuzz [TARGET] [--minutes N]
cargo xtask fuzz link --strings N

Tries what readers promise whatever they are given, with what fuzzers make up from the corpora: `link`, `saved` (the text
that is kept), `address` (with the history) by libFuzzer; `messages` (of the frame and of its host's page, and the frame's
address) in Node. Each runs for 20 minutes. An input that breaks a promise ends it and is written down; it belongs into
the corpus, which `test` takes through the same promises: crates/hostile/corpus, e2e/hostile/corpus.

  --minutes N   how long each target runs
  --strings N   decodes so many hostile strings as a link instead, always the same ones
";

pub(crate) const MUTANTS: &str = "\
cargo xtask mutants [--content [--every N]] [ARGUMENTS]

Changes the engine's code, one thing at a time, and runs its tests: a change that none of them notices must be explained
in mutants.txt. Takes hours; `--file FILE` or `--shard 1/8` takes part of it, and `--iterate` goes on where a run has
ended. Arguments are handed to cargo-mutants.

  --content   changes the questionnaire instead: each point, limit, tier and rule. Takes some ten minutes
  --every N   only each Nth of these changes
";

pub(crate) const BENCH: &str = "\
cargo xtask bench [--quick] [--slower N]

Measures the release in dist/ in Chromium, beside the same page without a program and a check written by hand: what it
weighs, how soon it can be answered on a slow phone, how soon it follows each answer, the same with 500 questions, its
memory, and Lighthouse's marks. Prints the tables, writes them to docs/bench.md, and ends with 1 when a limit does not
hold. Takes dist/ as it is, or builds it where it is missing, and one of 500 questions in dist-long/, which it builds anew
where it is older than dist/.
It takes twenty minutes. Close everything else first.

  --quick      few rounds, in four minutes, to try it out: the figures are nothing to go by, and no file is written
  --slower N   makes the processor N times slower, not 4, to see what a faster or slower phone makes of it: no file is written
";

pub(crate) const ENGINES: &str = "\
cargo xtask engines [chromium|firefox|webkit] [FILTER]

Runs every journey in each of the three engines, or in one, against the release in dist/ and dist-pseudo/ as they are.
Where an engine differs, e2e/engines/differences.mjs says why; a difference that is gone fails.
On Debian, Firefox (firefox-esr) and WebKit (webkit2gtk-driver, with Xvfb for a screen that nobody sees, and the parts that
let Python open a window around it) are installed with apt-get, as root or through sudo, if they are missing: 140 MB, less
than a minute. Other systems have no driver of WebKit's; there, it is left out, and said.

  FILTER   only the journeys with these words in their name

The variables CHROME, FIREFOX and WEBKIT name other programs than those found.
";

pub(crate) const HOSTS: &str = "\
cargo xtask hosts [--as-it-is] [FILTER]

Tries the check in pages of other sites: a post made by Hugo with a strict policy, three posts in WordPress, a page drawn
by React, and a page with twenty of them. Plays each to its end, measures the frame at every step, and leaves pictures in
e2e/shots/. On Debian, Hugo, WordPress, PHP and MariaDB are only unpacked, into target/tools, and run as whoever calls
this, on this machine's own network alone. Takes about four minutes, and two more the first time.

  --as-it-is   with dist-hosts/ as it is, not built anew
  FILTER       only the tests with these words in their name
";

pub(crate) const SHOTS: &str = "\
cargo xtask shots [FILTER]

Takes pictures of the release in dist/: every screen on a phone and on a laptop, in light and dark, and pages as they are
printed. Leaves them in e2e/shots/, for people to look at. Takes about five minutes.

  FILTER   only the pictures with these words in their name, such as \"phone-dark\"
";

pub(crate) const CONTENT: &str = "\
cargo xtask content [ARGUMENTS]

Checks everything in content/: ids, ranges, translations, sources, wording. Each error comes with its file and line.
Arguments are handed to the checker.
";

pub(crate) const ICONS: &str = "\
cargo xtask icons

Draws the PNG icons of the installed app from the SVG files in static/icons/, with a browser. Takes some seconds.
Run it when one of those has changed, and look at what it drew.
";

pub(crate) const REPRODUCE: &str = "\
cargo xtask reproduce

Builds the release twice, each time from a fresh copy of what is committed and with nothing built before, and compares
every byte. Ends with 1 when a file differs, and names it. Takes as long as two first builds: ten to twenty minutes.
";

pub(crate) const VERIFY: &str = "\
cargo xtask verify ADDRESS

Fetches every file of the release from a host, such as https://example.com/quiz/, and compares it with dist/, which is
built when it is not there. Ends with 1 when a file differs or is missing, and names it.
To check against a version: `git checkout TAG`, `cargo xtask build`, then this.
";

pub(crate) const TOOLS: &str = "\
cargo xtask tools [--check]

Installs what the other commands need and says what is there, with versions. What `mutants`, `fuzz` or `hosts` needs alone,
they get themselves.

  --check   only looks
";
