"""Makes protected statements of account with a letterhead's picture, and reads them back."""
import hashlib, io, pathlib, random, sys, warnings
warnings.simplefilter('ignore')
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
from PyPDF2 import PdfFileReader, PdfFileWriter
from PyPDF2.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject
rng = random.Random(3)
picture = rng.randbytes(24_000)
digest, pages = hashlib.md5(), 0
for customer in range(int(sys.argv[1]) if len(sys.argv) > 1 else 120):
    writer = PdfFileWriter()
    image = DecodedStreamObject()
    image.setData(picture)
    image.update({NameObject('/Type'): NameObject('/XObject'), NameObject('/Subtype'): NameObject('/Image'), NameObject('/Width'): NumberObject(100), NameObject('/Height'): NumberObject(80)})
    letterhead = writer._addObject(image)
    font = writer._addObject(DictionaryObject({NameObject('/Type'): NameObject('/Font'), NameObject('/Subtype'): NameObject('/Type1'), NameObject('/BaseFont'): NameObject('/Helvetica')}))
    for number in range(3):
        page = writer.addBlankPage(595, 842)
        lines = [f'({day:02}.{1 + customer % 12:02}. payment {rng.randrange(10**8)} of customer {customer}: {rng.randrange(10**6) / 100:.2f}) Tj 0 -12 Td' for day in range(1, 30)]
        content = DecodedStreamObject()
        content.setData(('q 100 0 0 80 40 740 cm /Im0 Do Q BT /F1 10 Tf 40 700 Td ' + '\n'.join(lines) + ' ET').encode())
        page[NameObject('/Contents')] = writer._addObject(content)
        page[NameObject('/Resources')] = DictionaryObject({NameObject('/Font'): DictionaryObject({NameObject('/F1'): font}), NameObject('/XObject'): DictionaryObject({NameObject('/Im0'): letterhead})})
    writer.encrypt(f'user{customer}', 'owner')
    file = io.BytesIO()
    writer.write(file)
    reader = PdfFileReader(file)
    reader.decrypt(f'user{customer}')
    for i in range(reader.getNumPages()):
        digest.update(reader.getPage(i).extractText().encode())
        pages += 1
print(pages, digest.hexdigest())
