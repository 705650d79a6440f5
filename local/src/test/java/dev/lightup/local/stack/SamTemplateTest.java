package dev.lightup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.local.front.ApiRoute;
import dev.lightup.local.front.LocalResponse.Header;
import dev.lightup.local.stream.StreamSubscription;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SamTemplateTest {
    private final SamTemplate deployed = SamTemplate.packaged();

    @Test
    void theRoutesAreThoseOfTheDeployment() {
        assertThat(deployed.routes()).extracting(ApiRoute::key, ApiRoute::function)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("POST /v1/hooks/{endpoint}", "ReceiveFunction"),
                        org.assertj.core.groups.Tuple.tuple("OPTIONS /v1/hooks/{endpoint}", "ReceiveFunction"),
                        org.assertj.core.groups.Tuple.tuple("POST /v1/hooks/{endpoint}/try", "TryFunction"),
                        org.assertj.core.groups.Tuple.tuple("POST /v1/invitations", "ReceiveFunction"),
                        org.assertj.core.groups.Tuple.tuple("ANY /enter", "EnterFunction"),
                        org.assertj.core.groups.Tuple.tuple("ANY /enter/{rest+}", "EnterFunction"));
    }

    @Test
    void aRouteWhoseFunctionIsNotNamedIsRefused() {
        SamTemplate template = SamTemplate
                .parse("""
                        Resources:
                          Hooks:
                            Type: AWS::Serverless::HttpApi
                            Properties: {DefinitionBody: {paths: {/a: {get: {x-amazon-apigateway-integration: {uri: elsewhere}}}}}}
                        """);
        assertThatThrownBy(template::routes).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elsewhere");
    }

    @Test
    void exactlyTwoFunctionsReadTheStreamAndBothFilter() {
        assertThat(deployed.subscriptions()).extracting(StreamSubscription::function)
                .containsExactlyInAnyOrder("ApplyFunction", "PublishFunction");
        assertThat(deployed.subscriptions()).allSatisfy(subscription -> {
            assertThat(subscription.filters()).isNotEmpty();
            assertThat(subscription.reportsFailures()).isTrue();
            assertThat(subscription.retries()).isNotNegative();
        });
    }

    @Test
    void timeoutsComeFromTheFunctionOrFromTheGlobalsOrFromLambda() {
        SamTemplate template = SamTemplate.parse("""
                Globals: {Function: {Timeout: 25}}
                Resources:
                  A: {Type: AWS::Serverless::Function, Properties: {Timeout: !Ref Seven}}
                  B: {Type: AWS::Serverless::Function, Properties: {Timeout: 7}}
                """);
        assertThat(template.timeout("A")).isEqualTo(Duration.ofSeconds(25));
        assertThat(template.timeout("B")).isEqualTo(Duration.ofSeconds(7));
        assertThat(SamTemplate.parse("Resources: {}").timeout("A")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void pagesCarryTheHeadersOfTheDeploymentButNoTransportSecurity() {
        assertThat(deployed.pageHeaders()).extracting(Header::name)
                .contains("content-security-policy",
                        "x-content-type-options", "referrer-policy")
                .doesNotContain("strict-transport-security");
        assertThat(deployed.pageHeaders().getFirst().value()).contains("default-src 'none'");
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        assertThatThrownBy(() -> SamTemplate.parse("a: [")).isInstanceOf(IllegalArgumentException.class);
    }
}
