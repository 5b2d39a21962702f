"""Makes, with pikepdf, ten pages on which inks combine in every way that a preflight must handle."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

SIZE = (300, 400)


def state(**entries):
    return Dictionary(Type=Name.ExtGState, **entries)


def two(first, second):
    """Returns a function that interpolates from one colour to another."""
    return Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(first), C1=Array(second), N=1)


def picture(pdf, values, width, height, space, **more):
    return pdf.make_indirect(Stream(pdf, bytes(values), Type=Name.XObject, Subtype=Name.Image,
                                    Width=width, Height=height, BitsPerComponent=8,
                                    ColorSpace=space, **more))


def form(pdf, content, space=Name.DeviceCMYK, **resources):
    return pdf.make_indirect(Stream(pdf, content, Type=Name.XObject, Subtype=Name.Form,
                                    BBox=Array([0, 0, *SIZE]), Resources=Dictionary(**resources),
                                    Group=Dictionary(S=Name.Transparency, CS=space)))


GROUND = b"0.8 0.4 0 0.2 k 40 60 220 280 re f\n"


def pages(pdf):
    """Yields the content and resources of each page."""
    over = {"/ExtGState": Dictionary(O=state(op=True, OP=True, OPM=1), P=state(op=True, OPM=0))}
    yield GROUND + b"/O gs 0 0 0 1 k 80 100 120 120 re f", over
    yield GROUND + b"/P gs 0 0 0.5 0.3 k 80 100 120 120 re f", over
    yield GROUND + b"0 0.2 0.9 0 k 80 100 120 120 re f 0 0 0 0 k 100 120 60 60 re f", {}
    gold = Array([Name.Separation, Name.Black, Name.DeviceCMYK, two([0, 0, 0, 0], [0, 0, 0, 1])])
    yield GROUND + b"/O gs /B cs 0.7 scn 80 100 120 120 re f", \
        over | {"/ColorSpace": Dictionary(B=gold)}
    tile = pdf.make_indirect(Stream(
        pdf, b"1 0.2 0 0 k 0 0 9 9 re f 0 0 1 0.4 k 9 9 9 9 re f", Type=Name.Pattern, PatternType=1,
        PaintType=1, TilingType=1, BBox=Array([0, 0, 18, 18]), XStep=18, YStep=18,
        Matrix=Array([1, 0.2, -0.2, 1, 3, 5]), Resources=Dictionary()))
    yield b"/Pattern cs /T scn 40 60 220 280 re f", {"/Pattern": Dictionary(T=tile)}
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([60, 0, 240, 0]),
                         Extend=Array([True, False]), Function=two([1, 0.6, 0, 0], [0, 0.3, 1, 0.9]))
    circles = Dictionary(ShadingType=3, ColorSpace=Name.DeviceCMYK, Extend=Array([True, False]),
                         Coords=Array([150, 200, 10, 150, 200, 120]),
                         Function=two([0.9, 0.9, 0.2, 0.8], [0, 0.1, 0.5, 0]))
    yield b"q 40 60 220 140 re W n /A sh Q q 40 200 220 140 re W n /C sh Q", \
        {"/Shading": Dictionary(A=shading, C=circles)}
    soft = form(pdf, b"0.75 g 60 80 160 220 re f 0.25 g 100 120 60 60 re f", Name.DeviceGray)
    mask = state(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=soft))
    yield GROUND + b"/M gs 0 1 1 0.5 k 0 0 300 400 re f", {"/ExtGState": Dictionary(M=mask)}
    alpha = state(ca=0.6, BM=Name.Multiply)
    yield GROUND + b"/A gs 0.2 0.9 0.6 0 k 80 100 120 120 re f", {"/ExtGState": Dictionary(A=alpha)}
    ramp = [value for row in range(64) for column in range(64)
            for value in (4 * column, 255 - 4 * row, 90, 2 * row)]
    fade = picture(pdf, [4 * (at % 64) for at in range(64 * 64)], 64, 64, Name.DeviceGray)
    yield GROUND + b"q 200 0 0 240 50 80 cm /I Do Q", \
        {"/XObject": Dictionary(I=picture(pdf, ramp, 64, 64, Name.DeviceCMYK, SMask=fade))}
    palette = Array([Name.Indexed, Name.DeviceCMYK, 3,
                     String(bytes([255, 200, 0, 100, 0, 0, 0, 0, 40, 40, 240, 90, 0, 0, 0, 255]))])
    checks = picture(pdf, [(at // 8 + at // 512) % 4 for at in range(64 * 64)], 64, 64, palette)
    yield b"q 160 60 -60 200 90 90 cm /I Do Q 0.9 0.9 0.9 0.1 K 30 w 60 350 m 240 350 l S", \
        {"/XObject": Dictionary(I=checks)}


def write(path):
    """Writes the pages as a PDF."""
    with pikepdf.new() as pdf:
        for content, resources in pages(pdf):
            page = pdf.add_blank_page(page_size=SIZE)
            page.Contents = Stream(pdf, content)
            page.Resources = Dictionary(resources)
            page.TrimBox = Array([0, 0, *SIZE])
        pdf.save(path)
