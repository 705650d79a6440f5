package dev.lightup.site.page;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nu.validator.checker.Checker;
import nu.validator.checker.DuplicateDtChecker;
import nu.validator.checker.HeadingHierarchyChecker;
import nu.validator.checker.MicrodataChecker;
import nu.validator.checker.NormalizationChecker;
import nu.validator.checker.TextContentChecker;
import nu.validator.checker.UncheckedSubtreeWarner;
import nu.validator.checker.UsemapChecker;
import nu.validator.checker.XmlPiChecker;
import nu.validator.checker.jing.CheckerSchema;
import nu.validator.checker.jing.CheckerValidator;
import nu.validator.checker.table.TableChecker;
import nu.validator.htmlparser.common.Heuristics;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import nu.validator.localentities.LocalCacheEntityResolver;
import nu.validator.vendor.thaiopensource.relaxng.impl.CombineValidator;
import nu.validator.vendor.thaiopensource.util.PropertyMap;
import nu.validator.vendor.thaiopensource.util.PropertyMapBuilder;
import nu.validator.vendor.thaiopensource.validate.Schema;
import nu.validator.vendor.thaiopensource.validate.ValidateProperty;
import nu.validator.vendor.thaiopensource.validate.Validator;
import nu.validator.vendor.thaiopensource.validate.prop.rng.RngProperty;
import nu.validator.vendor.thaiopensource.validate.rng.CompactSchemaReader;
import nu.validator.vendor.thaiopensource.xml.sax.Jaxp11XMLReaderCreator;
import nu.validator.xml.AttributesPermutingXMLReaderWrapper;
import nu.validator.xml.NullEntityResolver;
import nu.validator.xml.ariaattributes.AriaAttributeDroppingSchemaWrapper;
import nu.validator.xml.customelements.NamespaceChangingSchemaWrapper;
import nu.validator.xml.dataattributes.DataAttributeDroppingSchemaWrapper;
import nu.validator.xml.langattributes.XmlLangAttributeDroppingSchemaWrapper;
import nu.validator.xml.roleattributes.RoleAttributeFilteringSchemaWrapper;
import nu.validator.xml.templateelement.TemplateElementDroppingSchemaWrapper;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/// The Nu HTML checker, put together as its own `SimpleDocumentValidator` does it, but without that class: it links to an HTTP
/// client of another version than the one beside DynamoDB Local, for schemas from the network that nobody needs here.
final class NuHtml {
    private static final String HTML5 = "http://s.validator.nu/html5-rdfalite.rnc";
    private final List<String> findings = new ArrayList<>();
    private final Validator validator;
    private final XMLReader reader;
    private String place = "";

    NuHtml() throws Exception {
        var handler = new Findings();
        validator = validator(handler);
        var parser = new HtmlParser();
        parser.setCommentPolicy(XmlViolationPolicy.ALLOW);
        parser.setContentNonXmlCharPolicy(XmlViolationPolicy.ALLOW);
        parser.setContentSpacePolicy(XmlViolationPolicy.ALTER_INFOSET);
        parser.setNamePolicy(XmlViolationPolicy.ALLOW);
        parser.setXmlnsPolicy(XmlViolationPolicy.ALTER_INFOSET);
        parser.setMappingLangToXmlLang(true);
        parser.setHeuristics(Heuristics.ALL);
        parser.setContentHandler(validator.getContentHandler());
        parser.setErrorHandler(handler);
        parser.setFeature("http://xml.org/sax/features/unicode-normalization-checking", true);
        parser.setErrorProfile(new HashMap<>(Map.of("html-strict", "warn")));
        reader = new AttributesPermutingXMLReaderWrapper(parser);
        reader.setContentHandler(validator.getContentHandler());
    }

    /// What the checker says of a page, warnings included.
    List<String> check(String name, Page page) throws Exception {
        findings.clear();
        place = name + " " + page.path();
        var source = new InputSource(new ByteArrayInputStream(page.bytes()));
        source.setEncoding("UTF-8");
        source.setSystemId("https://site.example/" + page.path());
        validator.reset();
        reader.parse(source);
        return List.copyOf(findings);
    }

    private static Validator validator(ErrorHandler handler) throws Exception {
        PropertyMap map = properties(handler);
        Validator all = new CombineValidator(schema(handler).createValidator(map),
                CheckerSchema.ASSERTION_SCH.createValidator(map));
        for (Checker checker : List.of(new TableChecker(), new DuplicateDtChecker(), new HeadingHierarchyChecker(),
                new MicrodataChecker(),
                new NormalizationChecker(), new TextContentChecker(), new UncheckedSubtreeWarner(), new UsemapChecker(),
                new XmlPiChecker())) {
            all = new CombineValidator(all, new CheckerValidator(checker, map));
        }
        return all;
    }

    private static Schema schema(ErrorHandler handler) throws Exception {
        var resolver = new LocalCacheEntityResolver(new NullEntityResolver());
        resolver.setAllowRnc(true);
        var properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, handler);
        properties.put(ValidateProperty.ENTITY_RESOLVER, resolver);
        properties.put(ValidateProperty.XML_READER_CREATOR, new Jaxp11XMLReaderCreator());
        RngProperty.CHECK_ID_IDREF.add(properties);
        Schema plain = CompactSchemaReader.getInstance()
                .createSchema(resolver.resolveEntity(null, HTML5), properties.toPropertyMap());
        return new NamespaceChangingSchemaWrapper(
                new TemplateElementDroppingSchemaWrapper(new RoleAttributeFilteringSchemaWrapper(
                        new XmlLangAttributeDroppingSchemaWrapper(new AriaAttributeDroppingSchemaWrapper(
                                new DataAttributeDroppingSchemaWrapper(plain))))));
    }

    private static PropertyMap properties(ErrorHandler handler) {
        var properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, handler);
        properties.put(ValidateProperty.XML_READER_CREATOR, new Jaxp11XMLReaderCreator());
        RngProperty.CHECK_ID_IDREF.add(properties);
        return properties.toPropertyMap();
    }

    private final class Findings implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            add("warning", e);
        }

        @Override
        public void error(SAXParseException e) {
            add("error", e);
        }

        @Override
        public void fatalError(SAXParseException e) {
            add("fatal", e);
        }

        private void add(String level, SAXParseException e) {
            findings.add(
                    level + " " + place + ":" + e.getLineNumber() + ":" + e.getColumnNumber() + " " + e.getMessage());
        }
    }
}
