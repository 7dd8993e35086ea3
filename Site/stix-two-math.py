"""How assets/stix-two-math.woff2 was made of STIX Two Math (OFL 1.1, no reserved name):

    pip install fonttools brotli skia-pathops
    python3 stix-two-math.py STIXTwoMath-Regular.otf assets/stix-two-math.woff2

It keeps the characters that formulas use, and mends what browsers stumble over: arrows whose parts do not
overlap, marks that cannot grow because only their combining forms have wider variants, marks without a width,
arrows, brackets and `=` that cannot grow, scripts that would stand at different heights beside letters with and
without ascenders, fractions that would push the lines of a text apart, labels of arrows that stand far above
them in Chromium, and the room that it keeps behind roots.
"""

import sys

import pathops
from fontTools import subset
from fontTools.misc.transform import Offset, Scale
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

RANGES = """
20-7E A0-FF 131 141-142 152-153 237 2C6-2DD 300-33F 391-3A1 3A3-3C9 3D1 3D5-3D6 3DD 3F0-3F1 3F4-3F6 2010-2057
2061-2064 20AC 20D0-20F0 2100-214F 2190-22FF 2308-230B 231C-231F 2322-2323 239B-23B7 23D0 23DC-23E1 2460-2473
24B6-24EA 2571-2572 25A0-25FF 2605-2606 2660-2666 266D-266F 2713 2720 27C2 27C5-27C6 27E6-27FF 2983-2998 29B5 29EB
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
    if glyph in variants.HorizGlyphCoverage.glyphs:
        variants.HorizGlyphConstruction[variants.HorizGlyphCoverage.glyphs.index(glyph)] = new
        return
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


def outline(font, name):
    """A path of a glyph, and where its ink begins and ends."""
    glyphs = font.getGlyphSet()
    path = pathops.Path()
    glyphs[name].draw(path.getPen(glyphSet=glyphs))
    left, _, right, _ = path.bounds
    return path, left, right


def box(left, bottom, right, top):
    path = pathops.Path()
    pen = path.getPen()
    pen.moveTo((left, bottom))
    for corner in ((right, bottom), (right, top), (left, top)):
        pen.lineTo(corner)
    pen.closePath()
    return path


def draw(font, like, name, path, width, shift=0):
    """Makes a path the glyph of a name, which is new or has another outline."""
    pen = T2CharStringPen(width, None)
    path.draw(TransformPen(pen, Offset(shift, 0)))
    top = font["CFF "].cff.topDictIndex[0]
    old = top.CharStrings[like]
    charstring = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    if name in top.CharStrings.charStrings:
        top.CharStrings[name] = charstring
    else:
        top.CharStrings.charStringsIndex.append(charstring)
        top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex) - 1
        if name not in top.charset:
            top.charset.append(name)
    font["hmtx"][name] = (round(width), 0)


def spacing_copy(font, name, copy):
    """A glyph as wide as its ink, of one that has no width."""
    path, left, right = outline(font, name)
    draw(font, name, copy, path, round(right - left), -left)
    return round(right - left)


def give_width(font, name):
    """Makes a combining mark as wide as its ink, and no mark, whose width would be taken for nothing."""
    spacing_copy(font, name, name)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1


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


def part_record(glyph, advance, start, end, is_repeated=False):
    part = otTables.GlyphPartRecord()
    part.glyph, part.FullAdvance, part.PartFlags = glyph, round(advance), int(is_repeated)
    part.StartConnectorLength, part.EndConnectorLength = start, end
    return part


def assembly(parts):
    record = otTables.MathGlyphConstruction()
    record.MathGlyphVariantRecord, record.VariantCount = [], 0
    record.GlyphAssembly = otTables.GlyphAssembly()
    record.GlyphAssembly.ItalicsCorrection = otTables.MathValueRecord()
    record.GlyphAssembly.ItalicsCorrection.Value = 0
    record.GlyphAssembly.PartRecords, record.GlyphAssembly.PartCount = parts, len(parts)
    return record


def shaft(path, left, right):
    """The longest stretch of an arrow on which nothing of it changes."""
    places = sorted({round(x) for _, points in path.segments for x, _ in points} | {round(left), round(right)})
    return max(zip(places, places[1:]), key=lambda pair: pair[1] - pair[0])


def divide(font, math, name):
    """Lets an arrow have any length: a piece of its shaft is put between its ends as often as needed.

    Browsers overlap all parts by one amount, which is at most the shortest connector of all; so the ends, too, keep
    the shaft as theirs.
    """
    path, left, right = outline(font, name)
    start, end = shaft(path, left, right)
    bottom, top = path.bounds[1] - 10, path.bounds[3] + 10

    def cut(start, end, suffix):
        piece = pathops.op(path, box(start, bottom, end, top), pathops.PathOp.INTERSECTION)
        draw(font, name, name + suffix, piece, end - start, -start)
        return name + suffix, end - start

    connector = round(end - start) - 10
    add_construction(math, name, assembly([
        part_record(*cut(left, end, ".start"), 0, connector),
        part_record(*cut(start, end, ".shaft"), connector, connector, True),
        part_record(*cut(start, right, ".end"), connector, 0),
    ]))


def rule(font, math, name):
    """Gives a line a form for every length, as pieces of it side by side do not look like one."""
    path, left, right = outline(font, name)
    _, bottom, _, top = path.bounds
    record = otTables.MathGlyphConstruction()
    record.GlyphAssembly = construction(math, name).GlyphAssembly
    record.MathGlyphVariantRecord = []
    for width in [round(right - left), *range(550, 4001, 50)]:
        variant = otTables.MathGlyphVariantRecord()
        variant.AdvanceMeasurement = width
        variant.VariantGlyph = name
        if width != round(right - left):
            variant.VariantGlyph = f"{name}.{width}"
            draw(font, name, variant.VariantGlyph, box(0, bottom, width, top), width)
        record.MathGlyphVariantRecord.append(variant)
    record.VariantCount = len(record.MathGlyphVariantRecord)
    add_construction(math, name, record)


def move_parts(font, math, name, distance):
    """Moves the ink of the parts that a bar is made of: Chromium adds their left bearing a second time."""
    variants = math.MathVariants
    record = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(name)]
    path, left, _ = outline(font, name)
    draw(font, name, name + ".part", path, font["hmtx"][name][0], -distance)
    font["hmtx"][name + ".part"] = (font["hmtx"][name][0], round(left) - distance)
    for part in record.GlyphAssembly.PartRecords:
        part.glyph = name + ".part"


def pile(font, math, name, parts):
    """Lets a bracket grow, of hooks and a straight piece between them that the font has for another one."""
    glyphs = font.getGlyphSet()
    records = []
    for part in parts:
        bounds = BoundsPen(glyphs)
        glyphs[part].draw(bounds)
        records.append((part, bounds.bounds[3] - bounds.bounds[1]))
    (low, low_size), (middle, size), (high, high_size) = records
    connector = 150
    variants = math.MathVariants
    variants.VertGlyphCoverage.glyphs.append(name)
    variants.VertGlyphConstruction.append(assembly([
        part_record(low, low_size, 0, connector),
        part_record(middle, size, connector, connector, True),
        part_record(high, high_size, connector, 0),
    ]))
    variants.VertGlyphCount = len(variants.VertGlyphConstruction)


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


def offer_script_forms(font):
    """Makes the forms for scripts a feature of all alphabets, so that a style sheet can ask for them."""
    table = font["GSUB"].table
    index = [record.FeatureTag for record in table.FeatureList.FeatureRecord].index("ssty")
    for record in table.ScriptList.ScriptRecord:
        features = record.Script.DefaultLangSys
        features.FeatureIndex = sorted({*features.FeatureIndex, index})
        features.FeatureCount = len(features.FeatureIndex)


def sort_coverage(font, math):
    variants = math.MathVariants
    for coverage, constructions in (
        (variants.HorizGlyphCoverage, variants.HorizGlyphConstruction),
        (variants.VertGlyphCoverage, variants.VertGlyphConstruction),
    ):
        pairs = sorted(zip(coverage.glyphs, constructions), key=lambda pair: font.getGlyphID(pair[0]))
        coverage.glyphs = [glyph for glyph, _ in pairs]
        constructions[:] = [record for _, record in pairs]


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
    narrow(font, math, names[0x221A])
    for mark in (0x20DB, 0x20DC):
        give_width(font, names[mark])
    for arrow in "=←→↔⇐⇒⇔↦↩↪↼↽⇀⇁↞↠⇄⇋⇌":
        divide(font, math, names[ord(arrow)])
    for line in "‾_":
        rule(font, math, names[ord(line)])
    for bar in "|‖":
        move_parts(font, math, names[ord(bar)], 27)
    # `⟮` and `⟯` of the parts of braces, as in TeX.
    pile(font, math, names[0x27EE], [names[0x23A9], names[0x23AA], names[0x23A7]])
    pile(font, math, names[0x27EF], [names[0x23AD], names[0x23AA], names[0x23AB]])
    offer_script_forms(font)
    # TeX sets the scripts of all letters at one height; browsers would move them with each ascender and descender.
    math.MathConstants.SubscriptBaselineDropMin.Value = 0
    math.MathConstants.SuperscriptBaselineDropMax.Value = 386
    # Fractions in a text as near to their bar as in Computer Modern.
    math.MathConstants.FractionNumeratorShiftUp.Value = 430
    math.MathConstants.FractionDenominatorShiftDown.Value = 380
    # Chromium puts the baseline of an arrow's label so far above the arrow, Firefox its lower edge.
    math.MathConstants.StretchStackTopShiftUp.Value = 0
    math.MathConstants.StretchStackGapBelowMin.Value = 230
    font.setGlyphOrder(font["CFF "].cff.topDictIndex[0].charset)
    sort_coverage(font, math)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
