"""How assets/stix-two-math.woff2 was made of STIX Two Math (OFL 1.1, no reserved name):

    pip install fonttools brotli
    python3 stix-two-math.py STIXTwoMath-Regular.otf assets/stix-two-math.woff2

It keeps the characters that formulas use, and mends what browsers stumble over: arrows whose parts do not
overlap, marks that cannot grow because only their combining forms have wider variants, `=` that cannot grow,
scripts that would stand at different heights beside letters with and without ascenders, and the room that
Chromium keeps behind roots.
"""

import sys

from fontTools import subset
from fontTools.misc.transform import Offset, Scale
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

RANGES = """
20-7E A0-FF 131 141-142 152-153 237 2C6-2DD 300-33F 391-3A1 3A3-3C9 3D1 3D5-3D6 3DD 3F0-3F1 3F4-3F6 2010-2057
2061-2064 20AC 20D0-20F0 2100-214F 2190-22FF 2308-230B 231C-231F 2322-2323 239B-23B7 23D0 23DC-23E1 24C7-24C8
2571-2572 25A0-25FF 2605-2606 2660-2666 266D-266F 2713 2720 27C2 27C5-27C6 27E6-27FF 2983-2998 29B5 29EB
2A00-2A1F 2A2F 2A3F 2A5E 2A74 2A7D-2A7E 2A83-2ABF 2AC3-2ACF 2AEB 2AFD 1D400-1D607 1D670-1D78F 1D7CA-1D7FF
"""


def characters():
    for part in RANGES.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def construction(math, glyph):
    variants = math.MathVariants
    return variants.HorizGlyphConstruction[variants.HorizGlyphCoverage.glyphs.index(glyph)]


def add_construction(math, glyph, new):
    variants = math.MathVariants
    variants.HorizGlyphCoverage.glyphs.append(glyph)
    variants.HorizGlyphConstruction.append(new)
    variants.HorizGlyphCount = len(variants.HorizGlyphConstruction)


def connect(math):
    """A part that has a neighbour must be able to overlap it."""
    overlap = math.MathVariants.MinConnectorOverlap
    for record in math.MathVariants.HorizGlyphConstruction + math.MathVariants.VertGlyphConstruction:
        if not record.GlyphAssembly:
            continue
        parts = record.GlyphAssembly.PartRecords
        for index, part in enumerate(parts):
            isRepeated = part.PartFlags & 1
            if index > 0 or isRepeated:
                part.StartConnectorLength = max(part.StartConnectorLength, overlap)
            if index + 1 < len(parts) or isRepeated:
                part.EndConnectorLength = max(part.EndConnectorLength, overlap)
            # A part that is its own extension can overlap as much at both of its places.
            for other in parts:
                if other.glyph == part.glyph:
                    part.StartConnectorLength = max(part.StartConnectorLength, other.StartConnectorLength)
                    part.EndConnectorLength = max(part.EndConnectorLength, other.EndConnectorLength)


def spacing_copy(font, name, copy):
    """A glyph as wide as its ink, of one that has no width."""
    glyphs = font.getGlyphSet()
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(bounds)
    left, _, right, _ = bounds.bounds
    width = round(right - left)
    pen = T2CharStringPen(width, glyphs)
    glyphs[name].draw(TransformPen(pen, Offset(-left, 0)))
    top = font["CFF "].cff.topDictIndex[0]
    charstring = pen.getCharString(private=top.CharStrings[name].private, globalSubrs=top.GlobalSubrs)
    top.CharStrings.charStringsIndex.append(charstring)
    top.CharStrings.charStrings[copy] = len(top.CharStrings.charStringsIndex) - 1
    if copy not in top.charset:
        top.charset.append(copy)
    font["hmtx"][copy] = (width, 0)
    return width


def widen(font, math, plain, combining):
    """Gives a mark the wider forms of its combining twin."""
    record = otTables.MathGlyphConstruction()
    record.GlyphAssembly = None
    record.MathGlyphVariantRecord = []
    for index, source in enumerate(construction(math, combining).MathGlyphVariantRecord):
        variant = otTables.MathGlyphVariantRecord()
        if index == 0:
            variant.VariantGlyph, variant.AdvanceMeasurement = plain, font["hmtx"][plain][0]
        else:
            variant.VariantGlyph = source.VariantGlyph + ".wide"
            variant.AdvanceMeasurement = spacing_copy(font, source.VariantGlyph, variant.VariantGlyph)
        record.MathGlyphVariantRecord.append(variant)
    record.VariantCount = len(record.MathGlyphVariantRecord)
    add_construction(math, plain, record)


def lengthen(font, math, glyph):
    """Lets a glyph be put behind itself."""
    width = font["hmtx"][glyph][0]
    record = otTables.MathGlyphConstruction()
    record.MathGlyphVariantRecord = []
    record.VariantCount = 0
    record.GlyphAssembly = otTables.GlyphAssembly()
    record.GlyphAssembly.ItalicsCorrection = otTables.MathValueRecord()
    record.GlyphAssembly.ItalicsCorrection.Value = 0
    record.GlyphAssembly.PartRecords = []
    for flag in (0, 1):
        part = otTables.GlyphPartRecord()
        part.glyph, part.FullAdvance, part.PartFlags = glyph, width, flag
        part.StartConnectorLength = part.EndConnectorLength = width // 2
        record.GlyphAssembly.PartRecords.append(part)
    record.GlyphAssembly.PartCount = 2
    add_construction(math, glyph, record)


def narrow(font, math, glyph):
    """Makes the higher forms of a root as narrow as the lowest: Chromium keeps room for the widest."""
    variants = math.MathVariants
    record = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(glyph)]
    forms = {variant.VariantGlyph for variant in record.MathGlyphVariantRecord}
    forms |= {part.glyph for part in record.GlyphAssembly.PartRecords}
    width = font["hmtx"][glyph][0]
    glyphs = font.getGlyphSet()
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    for name in sorted(forms - {glyph}):
        factor = width / font["hmtx"][name][0]
        pen = T2CharStringPen(width, glyphs)
        glyphs[name].draw(TransformPen(pen, Scale(factor, 1)))
        old = strings[name]
        strings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
        font["hmtx"][name] = (width, round(font["hmtx"][name][1] * factor))


def sort_coverage(font, math):
    variants = math.MathVariants
    pairs = sorted(
        zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction),
        key=lambda pair: font.getGlyphID(pair[0]))
    variants.HorizGlyphCoverage.glyphs = [glyph for glyph, _ in pairs]
    variants.HorizGlyphConstruction = [record for _, record in pairs]


def main(source, target):
    options = subset.Options(
        layout_features=["ssty", "dtls", "flac", "ccmp", "mark", "mkmk"], hinting=False, desubroutinize=True,
        notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], drop_tables=["DSIG", "GlyphOrder"])
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    math = font["MATH"].table
    names = font.getBestCmap()
    connect(math)
    for plain, combining in ((0x2C6, 0x302), (0x2DC, 0x303), (0x2C7, 0x30C)):
        widen(font, math, names[plain], names[combining])
    lengthen(font, math, names[0x3D])
    narrow(font, math, names[0x221A])
    # TeX sets the scripts of all letters at one height; browsers would move them with each ascender and descender.
    math.MathConstants.SubscriptBaselineDropMin.Value = 0
    math.MathConstants.SuperscriptBaselineDropMax.Value = 386
    font.setGlyphOrder(font["CFF "].cff.topDictIndex[0].charset)
    sort_coverage(font, math)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
