//! A text as the rules see it, and the place where they put what they find.

use std::borrow::Cow;
use std::ops::Range;

use malzama_message::Message;

use crate::letters::{
    is_invisible, is_mark, is_plain_mark, is_presentation_form, skeleton,
};
use crate::quotations::mark_quoted;
use crate::tokens::{Kind, Token, tokens};
use crate::vocabulary::Lexicon;
use crate::{Finding, Rule, Text};

/// A text, taken apart once for all rules.
pub(crate) struct Reading<'a> {
    pub text: &'a Text<'a>,
    pub tokens: Vec<Token>,
    pub lexicon: &'a Lexicon,
    /// For each word its letters without marks; nothing for other tokens.
    letters: Vec<Cow<'a, str>>,
}

impl<'a> Reading<'a> {
    /// Takes a text apart.
    pub(crate) fn new(text: &'a Text<'a>, lexicon: &'a Lexicon) -> Self {
        let mut tokens = tokens(text.content);
        mark_quoted(text.content, &mut tokens);
        let letters = tokens.iter().map(|token| match token.kind {
            Kind::Word => skeleton(&text.content[token.span.clone()]),
            _ => Cow::Borrowed(""),
        });
        let letters = letters.collect();
        Self { text, tokens, lexicon, letters }
    }

    /// Returns a token as it was written; nothing beyond the last one.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text.content[token.span.clone()])
    }

    /// Returns the letters of a token that is a word; of others nothing.
    pub(crate) fn letters(&self, at: usize) -> &str {
        self.letters.get(at).map_or("", |letters| letters)
    }

    /// Returns the kind of a token.
    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Returns the kind of the token before one.
    pub(crate) fn kind_before(&self, at: usize) -> Option<Kind> {
        self.kind(at.checked_sub(1)?)
    }

    /// Returns the character of a token that is a sign.
    pub(crate) fn sign(&self, at: usize) -> Option<char> {
        let is_sign = self.kind(at)? == Kind::Sign;
        is_sign.then(|| self.written(at).chars().next()).flatten()
    }

    /// Returns the character of the sign before a token.
    pub(crate) fn sign_before(&self, at: usize) -> Option<char> {
        self.sign(at.checked_sub(1)?)
    }

    /// Returns the word that follows a word or sign after one space.
    pub(crate) fn next_word(&self, at: usize) -> Option<usize> {
        let is_next =
            self.kind(at + 1)? == Kind::Space && self.kind(at + 2)? == Kind::Word;
        is_next.then_some(at + 2)
    }

    /// Returns the word before a word, with one space between them.
    pub(crate) fn previous_word(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(2)?;
        let is_word =
            self.kind(before)? == Kind::Word && self.kind(at - 1)? == Kind::Space;
        is_word.then_some(before)
    }

    /// Iterates over the tokens that are not within quotation marks.
    pub(crate) fn own(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(|at| !self.tokens[*at].is_quoted)
    }

    /// Iterates over the writer's own words: those whose spelling may be judged.
    pub(crate) fn own_words(&self) -> impl Iterator<Item = usize> + '_ {
        let is_spelled = self.text.role.is_spelled();
        let words = move |at: &usize| {
            is_spelled && self.tokens[*at].kind == Kind::Word && self.is_plain(*at)
        };
        self.own().filter(words)
    }

    /// Whether a word is written in the plain way: without the marks of the Quran, without hamzas as
    /// marks, and without a sign within it that cannot be seen.
    pub(crate) fn is_plain(&self, at: usize) -> bool {
        let is_broken = |sign: Option<char>| sign.is_some_and(is_invisible);
        let is_other = |sign: char| {
            is_mark(sign) && !is_plain_mark(sign) || is_presentation_form(sign)
        };
        !self.written(at).contains(is_other)
            && !is_broken(self.sign_before(at))
            && !is_broken(self.sign(at + 1))
    }
}

/// What the rules found in one text.
pub(crate) struct Findings {
    text: usize,
    pub list: Vec<Finding>,
}

impl Findings {
    /// Begins an empty list for a text.
    pub(crate) fn new(text: usize) -> Self {
        Self { text, list: Vec::new() }
    }

    /// Adds a finding.
    pub(crate) fn push(
        &mut self,
        rule: &'static Rule,
        span: Range<usize>,
        message: Message,
        proposals: Vec<String>,
    ) {
        self.list.push(Finding { rule, text: self.text, span, message, proposals });
    }

    /// Whether a rule has told of a span already.
    pub(crate) fn is_told(&self, rule: &'static Rule, span: &Range<usize>) -> bool {
        self.list.last().is_some_and(|it| it.rule == rule && it.span == *span)
    }

    /// Returns where something was found, in order and without overlaps.
    pub(crate) fn places(&self) -> Vec<Range<usize>> {
        let mut places: Vec<_> = self.list.iter().map(|it| it.span.clone()).collect();
        places.sort_by_key(|it| (it.start, it.end));
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(places.len());
        for place in places {
            match merged.last_mut() {
                Some(last) if place.start < last.end => {
                    last.end = last.end.max(place.end);
                }
                _ => merged.push(place),
            }
        }
        merged
    }
}
