//! Decision diagrams: functions of many small inputs, each held once and whole, so that a question about *all* inputs
//! is answered exactly. A node branches on one input; a leaf is a number (0 and 1 stand for no and yes).
//!
//! The inputs are tested in one order and equal nodes are shared, so two functions are the same if and only if they
//! are the same node (Bryant 1986, with more than two values an input).

use std::collections::HashMap;

/// A function, by its topmost node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Function(u32);

/// Never holds.
pub const NO: Function = Function(0);
/// Always holds.
pub const YES: Function = Function(1);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Node {
    Leaf(u32),
    Branch { input: u16, values: Box<[Function]> },
}

/// What two functions are joined by, value for value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Join {
    And,
    Or,
    Add,
    Times,
    Minus,
    Least,
    AtLeast,
    Equal,
}

impl Join {
    fn of(self, a: u32, b: u32) -> u32 {
        match self {
            Join::And => u32::from(a != 0 && b != 0),
            Join::Or => u32::from(a != 0 || b != 0),
            Join::Add => a.saturating_add(b),
            Join::Times => a.saturating_mul(b),
            Join::Minus => a.saturating_sub(b),
            Join::Least => a.min(b),
            Join::AtLeast => u32::from(a >= b),
            Join::Equal => u32::from(a == b),
        }
    }

    fn commutes(self) -> bool {
        !matches!(self, Join::AtLeast | Join::Minus)
    }
}

/// All functions over a list of inputs.
pub struct Diagrams {
    /// How many values each input has.
    arity: Vec<usize>,
    nodes: Vec<Node>,
    known: HashMap<Node, Function>,
    joined: HashMap<(Join, Function, Function), Function>,
    fixed: HashMap<(Function, u16, u8), Function>,
}

impl Diagrams {
    /// No function yet but `NO` and `YES`; the inputs are tested in this order.
    pub fn new(arity: Vec<usize>) -> Diagrams {
        let mut all = Diagrams {
            arity,
            nodes: Vec::new(),
            known: HashMap::new(),
            joined: HashMap::new(),
            fixed: HashMap::new(),
        };
        all.number(0);
        all.number(1);
        all
    }

    /// How many values each input has.
    pub fn arity(&self) -> &[usize] {
        &self.arity
    }

    /// How many different nodes there are.
    pub fn size(&self) -> usize {
        self.nodes.len()
    }

    fn make(&mut self, node: Node) -> Function {
        if let Some(known) = self.known.get(&node) {
            return *known;
        }
        let new = Function(self.nodes.len() as u32);
        self.nodes.push(node.clone());
        self.known.insert(node, new);
        new
    }

    /// The same number for all inputs.
    pub fn number(&mut self, number: u32) -> Function {
        self.make(Node::Leaf(number))
    }

    /// A function of one input, by its values.
    pub fn input(&mut self, input: usize, value: impl Fn(usize) -> u32) -> Function {
        let values = (0..self.arity[input]).map(value).collect::<Vec<_>>();
        let values = values.into_iter().map(|value| self.number(value)).collect();
        self.branch(input as u16, values)
    }

    fn branch(&mut self, input: u16, values: Vec<Function>) -> Function {
        if values.windows(2).all(|pair| pair[0] == pair[1]) {
            return values[0];
        }
        self.make(Node::Branch {
            input,
            values: values.into(),
        })
    }

    fn topmost(&self, function: Function) -> Option<u16> {
        match &self.nodes[function.0 as usize] {
            Node::Leaf(_) => None,
            Node::Branch { input, .. } => Some(*input),
        }
    }

    fn leaf(&self, function: Function) -> Option<u32> {
        match &self.nodes[function.0 as usize] {
            Node::Leaf(number) => Some(*number),
            Node::Branch { .. } => None,
        }
    }

    fn at(&self, function: Function, input: u16, value: usize) -> Function {
        match &self.nodes[function.0 as usize] {
            Node::Branch { input: own, values } if *own == input => values[value],
            _ => function,
        }
    }

    fn join(&mut self, join: Join, a: Function, b: Function) -> Function {
        match (join, a, b) {
            (Join::And | Join::Times, NO, _) | (Join::And | Join::Times, _, NO) => return NO,
            (Join::Or, YES, _) | (Join::Or, _, YES) => return YES,
            (Join::Add | Join::Or, NO, other) | (Join::Add | Join::Or, other, NO) => return other,
            (Join::Times, YES, other) | (Join::Times, other, YES) => return other,
            (Join::Equal, same, other) if same == other => return YES,
            (Join::Least, same, other) if same == other => return same,
            _ => {}
        }
        if let (Some(a), Some(b)) = (self.leaf(a), self.leaf(b)) {
            return self.number(join.of(a, b));
        }
        let (a, b) = if join.commutes() && b < a {
            (b, a)
        } else {
            (a, b)
        };
        if let Some(known) = self.joined.get(&(join, a, b)) {
            return *known;
        }
        let inputs = [self.topmost(a), self.topmost(b)];
        let input = inputs.into_iter().flatten().min().unwrap_or_default();
        let mut values = Vec::new();
        for value in 0..self.arity[usize::from(input)] {
            let (a, b) = (self.at(a, input, value), self.at(b, input, value));
            values.push(self.join(join, a, b));
        }
        let joined = self.branch(input, values);
        self.joined.insert((join, a, b), joined);
        joined
    }

    /// Both hold.
    pub fn and(&mut self, a: Function, b: Function) -> Function {
        self.join(Join::And, a, b)
    }

    /// At least one holds.
    pub fn or(&mut self, a: Function, b: Function) -> Function {
        self.join(Join::Or, a, b)
    }

    /// It does not hold.
    pub fn not(&mut self, a: Function) -> Function {
        self.join(Join::Equal, a, NO)
    }

    /// The first holds and the second does not.
    pub fn and_not(&mut self, a: Function, b: Function) -> Function {
        let not = self.not(b);
        self.and(a, not)
    }

    /// All of them hold.
    pub fn all(&mut self, all: impl IntoIterator<Item = Function>) -> Function {
        all.into_iter()
            .fold(YES, |so_far, next| self.and(so_far, next))
    }

    /// At least one of them holds.
    pub fn any(&mut self, any: impl IntoIterator<Item = Function>) -> Function {
        any.into_iter()
            .fold(NO, |so_far, next| self.or(so_far, next))
    }

    /// The sum.
    pub fn add(&mut self, a: Function, b: Function) -> Function {
        self.join(Join::Add, a, b)
    }

    /// What the first is more than the second, or 0.
    pub fn more(&mut self, a: Function, than: Function) -> Function {
        self.join(Join::Minus, a, than)
    }

    /// The first number where the condition holds, else 0.
    pub fn where_holds(&mut self, condition: Function, number: Function) -> Function {
        self.join(Join::Times, condition, number)
    }

    /// No more than a cap.
    pub fn capped(&mut self, a: Function, cap: u32) -> Function {
        let cap = self.number(cap);
        self.join(Join::Least, a, cap)
    }

    /// At least this much.
    pub fn at_least(&mut self, a: Function, least: u32) -> Function {
        let least = self.number(least);
        self.join(Join::AtLeast, a, least)
    }

    /// At least as much as the other.
    pub fn not_below(&mut self, a: Function, other: Function) -> Function {
        self.join(Join::AtLeast, a, other)
    }

    /// Both are the same number.
    pub fn same(&mut self, a: Function, b: Function) -> Function {
        self.join(Join::Equal, a, b)
    }

    /// The function with one input held at a value.
    pub fn fix(&mut self, function: Function, input: usize, value: usize) -> Function {
        let key = (function, input as u16, value as u8);
        let Some(own) = self.topmost(function).filter(|own| *own <= key.1) else {
            return function;
        };
        if own == key.1 {
            return self.at(function, own, value);
        }
        if let Some(known) = self.fixed.get(&key) {
            return *known;
        }
        let mut values = Vec::new();
        for other in 0..self.arity[usize::from(own)] {
            let part = self.at(function, own, other);
            values.push(self.fix(part, input, value));
        }
        let fixed = self.branch(own, values);
        self.fixed.insert(key, fixed);
        fixed
    }

    /// Whether some value of one input makes it hold.
    pub fn exists(&mut self, function: Function, input: usize) -> Function {
        (0..self.arity[input]).fold(NO, |so_far, value| {
            let fixed = self.fix(function, input, value);
            self.or(so_far, fixed)
        })
    }

    /// The number for these inputs.
    pub fn value(&self, function: Function, inputs: &[u8]) -> u32 {
        let mut at = function;
        loop {
            match &self.nodes[at.0 as usize] {
                Node::Leaf(number) => return *number,
                Node::Branch { input, values } => {
                    at = values[usize::from(inputs[usize::from(*input)])];
                }
            }
        }
    }

    /// Whether it holds for these inputs.
    pub fn holds(&self, function: Function, inputs: &[u8]) -> bool {
        self.value(function, inputs) != 0
    }

    /// Inputs that make it hold, if any do; 0 where it does not matter.
    pub fn witness(&self, function: Function) -> Option<Vec<u8>> {
        let mut inputs = vec![0; self.arity.len()];
        let mut at = function;
        loop {
            match &self.nodes[at.0 as usize] {
                Node::Leaf(0) => return None,
                Node::Leaf(_) => return Some(inputs),
                // Shared and reduced, so every node but `NO` leads to a number that is not 0 somewhere.
                Node::Branch { input, values } => {
                    let value = values.iter().position(|v| *v != NO)?;
                    inputs[usize::from(*input)] = value as u8;
                    at = values[value];
                }
            }
        }
    }

    /// Inputs for each number that the function comes to, with the inputs in `free` at will and the others at 0.
    pub fn each_number(&self, function: Function) -> Vec<(u32, Vec<u8>)> {
        let mut found: HashMap<u32, Vec<u8>> = HashMap::new();
        let mut seen = std::collections::HashSet::new();
        let mut open = vec![(function, vec![0; self.arity.len()])];
        while let Some((at, inputs)) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            match &self.nodes[at.0 as usize] {
                Node::Leaf(number) => {
                    found.insert(*number, inputs);
                }
                Node::Branch { input, values } => {
                    for (value, next) in values.iter().enumerate() {
                        let mut inputs = inputs.clone();
                        inputs[usize::from(*input)] = value as u8;
                        open.push((*next, inputs));
                    }
                }
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_unstable();
        found
    }

    /// The largest number it comes to.
    pub fn most(&self, function: Function) -> u32 {
        let each = self.each_number(function);
        each.last().map_or(0, |(number, _)| *number)
    }

    /// The function with its different numbers replaced by 0, 1, 2 and so on, in order.
    pub fn numbered(&mut self, function: Function) -> Function {
        let each = self.each_number(function);
        let mut numbered = NO;
        for (new, (number, _)) in each.into_iter().enumerate() {
            let number = self.number(number);
            let here = self.same(function, number);
            let new = self.number(new as u32);
            let part = self.where_holds(here, new);
            numbered = self.add(numbered, part);
        }
        numbered
    }

    /// For how many inputs it holds, where each value of an input stands for as many as `weights` says.
    pub fn count(&self, function: Function, weights: &[Vec<u64>]) -> u128 {
        let totals: Vec<u128> = weights
            .iter()
            .map(|values| values.iter().map(|w| u128::from(*w)).sum())
            .collect();
        let between = |from: usize, to: usize| {
            totals[from..to]
                .iter()
                .fold(1u128, |product, total| product.saturating_mul(*total))
        };
        // For each node, the count over the inputs from its own on.
        let mut counts: HashMap<Function, u128> = HashMap::new();
        let mut open = vec![function];
        let place = |f: Function| self.topmost(f).map_or(self.arity.len(), usize::from);
        while let Some(at) = open.last().copied() {
            if counts.contains_key(&at) {
                open.pop();
                continue;
            }
            match &self.nodes[at.0 as usize] {
                Node::Leaf(number) => {
                    counts.insert(at, u128::from(*number != 0));
                }
                Node::Branch { input, values } => {
                    let missing: Vec<_> =
                        values.iter().filter(|v| !counts.contains_key(v)).collect();
                    if !missing.is_empty() {
                        open.extend(missing);
                        continue;
                    }
                    let input = usize::from(*input);
                    let sum = values.iter().enumerate().fold(0u128, |sum, (value, next)| {
                        let below = counts[next];
                        if below == 0 {
                            return sum;
                        }
                        let skipped = between(input + 1, place(*next));
                        let here = below.saturating_mul(skipped);
                        sum.saturating_add(here.saturating_mul(weights[input][value].into()))
                    });
                    counts.insert(at, sum);
                }
            }
            open.pop();
        }
        match counts[&function] {
            0 => 0,
            below => below.saturating_mul(between(0, place(function))),
        }
    }

    /// The functions written down so that the same functions give the same text, whatever was made in between.
    pub fn write(&self, functions: &[Function]) -> String {
        use std::fmt::Write;
        let mut names: HashMap<Function, usize> = HashMap::new();
        let mut text = String::new();
        for function in functions {
            let mut open = vec![*function];
            while let Some(at) = open.last().copied() {
                if names.contains_key(&at) {
                    open.pop();
                    continue;
                }
                // Writing to a String cannot fail, so what `write` returns says nothing.
                match &self.nodes[at.0 as usize] {
                    Node::Leaf(number) => {
                        let _ = writeln!(text, "{} is {number}", names.len());
                    }
                    Node::Branch { input, values } => {
                        let missing: Vec<_> = values
                            .iter()
                            .rev()
                            .filter(|v| !names.contains_key(v))
                            .collect();
                        if !missing.is_empty() {
                            open.extend(missing);
                            continue;
                        }
                        let values: Vec<usize> = values.iter().map(|v| names[v]).collect();
                        let _ = writeln!(text, "{} tests {input}: {values:?}", names.len());
                    }
                }
                names.insert(at, names.len());
                open.pop();
            }
            let _ = writeln!(text, "= {}", names[function]);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way to choose values for inputs of 3, 2 and 4.
    fn everything() -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        for a in 0..3 {
            for b in 0..2 {
                for c in 0..4 {
                    all.push(vec![a, b, c]);
                }
            }
        }
        all
    }

    #[test]
    fn functions_are_what_they_say_for_all_inputs() {
        let mut all = Diagrams::new(vec![3, 2, 4]);
        let a = all.input(0, |v| 10 * v as u32);
        let b = all.input(1, |v| v as u32);
        let c = all.input(2, |v| 5 * v as u32);
        let sum = all.add(a, c);
        let capped = all.capped(sum, 20);
        let gated = all.where_holds(b, capped);
        let enough = all.at_least(gated, 15);
        let little = all.not(enough);
        let fixed = all.fix(gated, 1, 1);
        let exists = all.exists(enough, 2);
        for inputs in everything() {
            let [a, b, c] = [0, 1, 2].map(|i| u32::from(inputs[i]));
            let expected = b * (10 * a + 5 * c).min(20);
            assert_eq!(all.value(gated, &inputs), expected);
            assert_eq!(all.holds(enough, &inputs), expected >= 15);
            assert_eq!(all.holds(little, &inputs), expected < 15);
            assert_eq!(all.value(fixed, &inputs), (10 * a + 5 * c).min(20));
            assert_eq!(all.holds(exists, &inputs), b == 1);
        }
    }

    #[test]
    fn the_same_function_is_the_same_node() {
        let mut all = Diagrams::new(vec![2, 2]);
        let a = all.input(0, |v| v as u32);
        let b = all.input(1, |v| v as u32);
        let both = all.and(a, b);
        let (not_a, not_b) = (all.not(a), all.not(b));
        let neither = all.or(not_a, not_b);
        assert_eq!(all.not(neither), both);
        assert_ne!(all.or(a, b), both);
        assert_eq!(all.and(a, not_a), NO);
    }

    #[test]
    fn counting_weighs_and_fills_in_what_is_not_tested() {
        let mut all = Diagrams::new(vec![3, 2, 4]);
        let weights = [vec![1, 5, 1], vec![1, 1], vec![2, 1, 1, 3]];
        let last = all.input(2, |v| u32::from(v == 3));
        assert_eq!(all.count(last, &weights), 7 * 2 * 3);
        assert_eq!(all.count(YES, &weights), 7 * 2 * 7);
        assert_eq!(all.count(NO, &weights), 0);
        let first = all.input(0, |v| u32::from(v == 1));
        let both = all.and(first, last);
        assert_eq!(all.count(both, &weights), 5 * 2 * 3);
    }

    #[test]
    fn a_witness_is_one() {
        let mut all = Diagrams::new(vec![3, 2, 4]);
        let a = all.input(0, |v| u32::from(v == 2));
        let c = all.input(2, |v| u32::from(v == 1));
        let both = all.and(a, c);
        let witness = all.witness(both).unwrap_or_default();
        assert!(all.holds(both, &witness));
        assert_eq!(all.witness(NO), None);
    }

    #[test]
    fn what_is_written_does_not_depend_on_what_else_was_made() {
        let written = |detour: bool| {
            let mut all = Diagrams::new(vec![3, 2, 4]);
            if detour {
                let b = all.input(1, |v| 7 * v as u32);
                all.at_least(b, 3);
            }
            let a = all.input(0, |v| v as u32);
            let c = all.input(2, |v| v as u32);
            let sum = all.add(c, a);
            all.write(&[sum, a])
        };
        assert_eq!(written(false), written(true));
    }
}
